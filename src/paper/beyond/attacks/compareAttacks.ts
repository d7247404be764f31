import type { Questions } from '../../../attack/questions';
import type { Scores } from '../../../attack/result';
import { expected } from '../../../core/check';
import { type Auc, auc } from '../../../evaluate/auc';
import { type Flags, flagsOf } from '../../../evaluate/flags';
import { type Ranked, rankFlags } from '../../../evaluate/rankByTpr';
import { type RocCorners, rocCorners } from '../../../evaluate/rocCorners';
import { samePairs } from '../../../evaluate/samePairs';
import type { TprAt } from '../../../evaluate/tprAt';
import { type First, firstOf } from './firsts';
import { type Together, together } from './together';

/** The false-positive rates at which attacks are compared; they are ranked at each. */
export const rates = [0.01, 0.001] as const;

/** What one attack finds. */
export interface Measured {
  name: string;
  /** At each of `rates`. */
  at: TprAt[];
  auc: Auc;
  /** What it asks each target. */
  questions?: Questions;
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
  /** At 0.1 %. */
  rareRanking: Ranked[];
  /** What attacks find together, at each of `rates`; undefined where there are less than 4 targets. */
  together: (Together | undefined)[];
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
  const flags: Flags[][] = rates.map(() => []);
  const measured: Measured[] = [];
  const curves: RocCorners[] = [];
  const firsts: First[] = [];
  let first: Scores | undefined;
  for (const attack of attacks) {
    samePairs(first ? [first, attack] : [attack]);
    const { name, questions } = attack;
    if (measured.some(one => one.name === name)) expected('attacks with names of their own', `"${name}" twice`);
    first ??= attack;
    const flagged = rates.map(rate => flagsOf(attack, rate));
    flagged.forEach((one, i) => flags[i].push(one));
    measured.push({ name, at: flagged.map(({ at }) => at), auc: auc(attack), questions });
    curves.push(rocCorners(attack));
    if (!bounds.includes(name)) firsts.push(firstOf(attack, rates[0]));
  }
  const truth = samePairs(first ? [first] : []);
  const { width } = first!.score;
  const members = truth.reduce((sum, one) => sum + one, 0);
  const [ranking, rareRanking] = flags.map(some => rankFlags(some, truth, width, bounds));
  return {
    title,
    records: width,
    members,
    nonMembers: truth.length - members,
    attacks: measured,
    ranking,
    rareRanking,
    together: rates.map(rate => together(firsts, truth, width, rate)),
    curves,
  };
}
