import type { Scores } from '../attack/result';
import { clusterCounts } from '../stats/interval/clusterCounts';
import { clusteredShare } from '../stats/interval/clusteredShare';
import { clusteredVariance } from '../stats/interval/clusteredVariance';
import { studentQuantile } from '../stats/numeric/distributions';
import { flagsOf } from './flags';
import { samePairs } from './samePairs';

/**
 * By how much one attack's true-positive rate lies above another's, with a 95 % interval; null where there are no
 * members.
 */
export interface TprDifference {
  value: number | null;
  low: number;
  high: number;
  /** Pairs of a record and a target that was trained on it, and how many of them only one of the two attacks finds. */
  members: number;
  apart: number;
}

/**
 * The true-positive rate of `a` less that of `b` at one false-positive rate, both on the same records and targets. The
 * interval is that of the paired difference: what makes both attacks right or wrong at once cancels out, which two
 * intervals side by side cannot show. Its variance allows for pairs that share a record or a target
 * (`clusteredVariance`, with the quantile of t at the lesser number of them, minus 1) and takes both thresholds as
 * given. Where both attacks find the same members, the variance says nothing; the interval is then that of no hit in
 * `clusteredShare`, to either side.
 * @param fpr false-positive rate, as in `tprAt`
 * @throws RangeError when the attacks are not on the same pairs, have one name, or do not know who was a member
 * @example
 * const truth = Uint8Array.of(1, 1, 0, 0);
 * const scored = (name, ...values) =>
 *   new gmia.ScoreResult({ name, score: { values: Float64Array.from(values), width: 1 }, truth, warnings: [] });
 * const { value, apart } = compareTpr(scored('a', 4, 3, 2, 1), scored('b', 4, 2, 3, 1), 0.1);
 * [value, apart]; // => [0.5, 1]
 */
export function compareTpr(a: Scores, b: Scores, fpr: number): TprDifference {
  const truth = samePairs([a, b]);
  const [flagsOfA, flagsOfB] = [a, b].map(attack => flagsOf(attack, fpr).flags);
  return differenceOf(flagsOfA, flagsOfB, truth, a.score.width);
}

/** `compareTpr` of flagged pairs, `[targets × records]`. Kernel: nothing is checked. */
export function differenceOf(a: Uint8Array, b: Uint8Array, truth: Uint8Array, width: number): TprDifference {
  let members = 0;
  let sum = 0;
  let apart = 0;
  for (let i = 0; i < truth.length; i++) {
    members += truth[i];
    sum += truth[i] * (a[i] - b[i]);
    apart += truth[i] & (a[i] ^ b[i]);
  }
  if (members < 2) return { value: members ? sum : null, low: -1, high: 1, members, apart };
  const value = sum / members;
  if (apart === 0) {
    const { high } = clusteredShare(new Uint8Array(truth.length), truth, width);
    return { value, low: -high, high, members, apart };
  }
  const terms = new Float64Array(truth.length);
  for (let i = 0; i < terms.length; i++) if (truth[i]) terms[i] = (a[i] - b[i] - value) / members;
  const { records, targets } = clusterCounts(truth.length, truth, width);
  const freedom = Math.min(...[records, targets].filter(count => count > 1)) - 1;
  const reach = studentQuantile(freedom, 0.975) * Math.sqrt(clusteredVariance({ values: terms, width }, truth));
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach), members, apart };
}
