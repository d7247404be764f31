import type { Scored } from '../attack/scored';
import type { Chart } from '../display/chart';
import { rocChart } from '../display/rocChart';
import { auc, type Auc } from '../evaluate/auc';
import { flagsOf, type Flags } from '../evaluate/flags';
import { rankFlags, type Ranked } from '../evaluate/rankByTpr';
import { samePairs } from '../evaluate/samePairs';
import { tprAt, type TprAt } from '../evaluate/tprAt';

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
  /** The ROC curves on logarithmic axes. */
  chart: Chart;
}

/**
 * Measures attacks on the same records and targets, and ranks them. They are taken one by one, and only scores, truth and
 * warnings of each are kept until the chart is drawn: on a whole pool an attack takes tens of megabytes.
 * @param bounds names of attacks that cannot lead, see `rankByTpr`
 * @throws RangeError when the attacks are not on the same pairs, share a name, or do not know who was a member
 */
export function compareAttacks(title: string, attacks: Iterable<Scored>, bounds: readonly string[]): Compared {
  const kept: Scored[] = [], flags: Flags[] = [], measured: Measured[] = [];
  for (const { name, score, truth, warnings } of attacks) {
    const attack = { name, score, truth: kept[0]?.truth ?? truth, warnings };
    samePairs([...kept.slice(0, 1), { ...attack, truth }]);
    const flagged = flagsOf(attack, rates[0]);
    kept.push(attack);
    flags.push(flagged);
    measured.push({ name, at: [flagged.at, ...rates.slice(1).map(rate => tprAt(attack, rate))], auc: auc(attack) });
  }
  const truth = samePairs(kept), { width } = kept[0].score, members = truth.reduce((sum, one) => sum + one, 0);
  return {
    title, records: width, members, nonMembers: truth.length - members, attacks: measured,
    ranking: rankFlags(flags, truth, width, bounds), chart: rocChart(kept, { title }),
  };
}
