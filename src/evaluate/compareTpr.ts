import type { Scores } from '../attack/result';
import { shareInterval } from '../stats/interval/clopperPearson';
import { clusterCounts } from '../stats/interval/clusterCounts';
import { errorOfTerms } from '../stats/interval/clusteredVariance';
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
 * intervals side by side cannot show. It is made of the intervals of two shares, members that only `a` finds and those
 * that only `b` finds (Newcombe's square-and-add, Stat. Med. 17, 1998), at the number of independent pairs that the
 * members amount to, as in `clusteredShare`: from the variance of the difference with pairs that share a record or a
 * target, and its degrees of freedom. Where they differ in next to no member, it is as wide as if all pairs of a record
 * were alike, as without a hit there. It takes both
 * thresholds as given: that of a single rate with what is not known of its threshold is in `tprAt`.
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
  const [only, other] = [(apart + sum) / 2 / members, (apart - sum) / 2 / members];
  const pairs = effectivePairs(a, b, truth, width, value, only + other);
  const [gain, loss] = [only, other].map(share => shareInterval(share, pairs, 0.95));
  const reach = (up: number, down: number) => Math.sqrt(up ** 2 + down ** 2 + 2 * together(only, other) * up * down);
  return {
    value,
    low: Math.max(-1, value - reach(only - gain[0], loss[1] - other)),
    high: Math.min(1, value + reach(gain[1] - only, other - loss[0])),
    members,
    apart,
  };
}

/** How much two shares of one whole exclude each other: their correlation, with the sign changed. */
const together = (a: number, b: number): number => Math.sqrt((a * b) / ((1 - a) * (1 - b))) || 0;

/** How many independent members would tell as much of the difference. */
function effectivePairs(
  a: Uint8Array,
  b: Uint8Array,
  truth: Uint8Array,
  width: number,
  value: number,
  apart: number,
): number {
  const { effective } = clusterCounts(truth.length, truth, width);
  let members = 0;
  const terms = new Float64Array(truth.length);
  for (let i = 0; i < terms.length; i++)
    if (truth[i]) {
      members++;
      terms[i] = a[i] - b[i] - value;
    }
  const least = Math.min(members, ...effective);
  const spread = apart - value ** 2;
  if (!(spread > 0)) return least;
  const { variance, df } = errorOfTerms({ values: terms, width }, truth);
  const t = (freedom: number) => studentQuantile(freedom, 0.975);
  const independent = (spread * members ** 2 * (t(members - 1) / t(df)) ** 2) / variance;
  return Math.min(members, Math.max(least, independent));
}
