import type { Scores } from '../../../attack/result';
import { expected } from '../../../core/check';
import { type Auc, auc } from '../../../evaluate/auc';
import { type Flags, flagsOf } from '../../../evaluate/flags';
import { type Ranked, rankFlags } from '../../../evaluate/rankByTpr';
import { type RocCorners, rocCorners } from '../../../evaluate/rocCorners';
import { samePairs } from '../../../evaluate/samePairs';
import { type TprAt, tprAt } from '../../../evaluate/tprAt';

/** The false-positive rates at which attacks are compared; they are ranked at the first. */
export const rates = [0.01, 0.001] as const;

/** What one attack finds. */
export interface Measured {
  name: string;
  /** At each of `rates`. */
  at: TprAt[];
  auc: Auc;
}

/** Attacks on the same records and targets. */
export interface Compared {
  title: string;
  records: number;
  members: number;
  nonMembers: number;
  attacks: Measured[];
  /** At a false-positive rate of at most 1 %. */
  ranking: Ranked[];
  /** For `rocChart`. */
  curves: RocCorners[];
}

/**
 * Measures attacks on the same records and targets, and ranks them. They are taken one by one, and of each is kept
 * what it flags alone: on a whole pool the scores take tens of megabytes.
 * @param bounds names of attacks that cannot lead, see `rankByTpr`
 * @throws RangeError when the attacks are not on the same pairs, share a name, or do not know who was a member
 */
export function compareAttacks(title: string, attacks: Iterable<Scores>, bounds: readonly string[]): Compared {
  const flags: Flags[] = [];
  const measured: Measured[] = [];
  const curves: RocCorners[] = [];
  let first: Scores | undefined;
  for (const attack of attacks) {
    samePairs(first ? [first, attack] : [attack]);
    if (flags.some(({ name }) => name === attack.name))
      expected('attacks with names of their own', `"${attack.name}" twice`);
    first ??= attack;
    const flagged = flagsOf(attack, rates[0]);
    flags.push(flagged);
    measured.push({
      name: attack.name,
      at: [flagged.at, ...rates.slice(1).map(rate => tprAt(attack, rate))],
      auc: auc(attack),
    });
    curves.push(rocCorners(attack));
  }
  const truth = samePairs(first ? [first] : []);
  const { width } = first!.score;
  const members = truth.reduce((sum, one) => sum + one, 0);
  return {
    title,
    records: width,
    members,
    nonMembers: truth.length - members,
    attacks: measured,
    ranking: rankFlags(flags, truth, width, bounds),
    curves,
  };
}
