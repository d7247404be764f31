import type { Scores } from '../attack/result';
import { shareInterval } from '../stats/interval/clopperPearson';
import { clusterCounts } from '../stats/interval/clusterCounts';
import type { ClusteredError } from '../stats/interval/clusteredError';
import { addTerm, emptySums, errorOfSums } from '../stats/interval/clusteredVariance';
import { studentQuantile } from '../stats/numeric/distributions';
import { type Flags, flagsOf } from './flags';
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
 * were alike, as without a hit there. To this it adds, by squares, what is not known of both
 * thresholds, which the same non-members set (see `tprAt`). In simulations it covers in 94 to 100 %, with thresholds
 * taken as given in 18 to 55 % (docs/coverage.md).
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
  return differenceOf(flagsOf(a, fpr), flagsOf(b, fpr), truth, a.score.width);
}

/** What is flagged, and where the threshold lies; without it, it is taken as known. */
type Flagged = Pick<Flags, 'flags'> & Partial<Pick<Flags, 'at'>>;

/** `compareTpr` of flagged pairs. Kernel: nothing is checked. */
export function differenceOf(of: Flagged, other: Flagged, truth: Uint8Array, width: number): TprDifference {
  const [a, b] = [of.flags, other.flags];
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
  const [gain, loss] = [(apart + sum) / 2 / members, (apart - sum) / 2 / members];
  const pairs = effectivePairs(a, b, truth, width, value, gain + loss);
  const [gains, losses] = [gain, loss].map(share => shareInterval(share, pairs, 0.95));
  const reach = (up: number, down: number) => Math.sqrt(up ** 2 + down ** 2 + 2 * together(gain, loss) * up * down);
  const thresholds = thresholdReach(of, other, truth, width);
  return {
    value,
    low: Math.max(-1, value - Math.hypot(reach(gain - gains[0], losses[1] - loss), thresholds.down)),
    high: Math.min(1, value + Math.hypot(reach(gains[1] - gain, loss - losses[0]), thresholds.up)),
    members,
    apart,
  };
}

/**
 * How far the difference may move as thresholds are not known: to first order, by what each non-member does to both
 * thresholds times how much an attack's true-positive rate gains for its false-positive rate, at most as far as both
 * rates move over all thresholds that may be right.
 */
function thresholdReach(a: Flagged, b: Flagged, truth: Uint8Array, width: number): { down: number; up: number } {
  if (!a.at?.range || !b.at?.range) return { down: 0, up: 0 };
  const { trials } = a.at.realised;
  const [ofA, ofB] = [a, b].map(({ flags, at }) => {
    const { range, realised, tpr } = at!;
    const [rise, run] = [range!.tpr, range!.fpr].map(([least, most]) => most - least);
    return {
      flags,
      rate: realised.value!,
      slope: run > 0 ? rise / run : 0,
      down: tpr.value! - Math.min(tpr.value!, range!.tpr[0]),
      up: Math.max(tpr.value!, range!.tpr[1]) - tpr.value!,
    };
  });
  const term = (ofOne: number, ofOther: number) =>
    (ofB.slope * (ofOther - ofB.rate) - ofA.slope * (ofOne - ofA.rate)) / trials;
  const { variance, df } = errorOfPairs({ a: ofA.flags, b: ofB.flags, truth, width }, 0, term);
  const reach = variance > 0 ? studentQuantile(df, 0.975) * Math.sqrt(variance) : 0;
  return {
    down: Math.min(reach, Math.hypot(ofA.down, ofB.up)),
    up: Math.min(reach, Math.hypot(ofA.up, ofB.down)),
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
  const effective = effectiveMembers(truth, width);
  const members = truth.reduce((sum, one) => sum + one, 0);
  const least = Math.min(members, ...effective);
  const spread = apart - value ** 2;
  if (!(spread > 0)) return least;
  const { variance, df } = errorOfPairs({ a, b, truth, width }, 1, (ofOne, ofOther) => ofOne - ofOther - value);
  const t = (freedom: number) => studentQuantile(freedom, 0.975);
  const independent = (spread * members ** 2 * (t(members - 1) / t(df)) ** 2) / variance;
  return Math.min(members, Math.max(least, independent));
}

const knownMembers = new WeakMap<Uint8Array, { width: number; effective: number[] }>();

/** The effective numbers of clusters of members: the same for all attacks on the same pairs. */
function effectiveMembers(truth: Uint8Array, width: number): number[] {
  const known = knownMembers.get(truth);
  if (known?.width === width) return known.effective;
  const { effective } = clusterCounts(truth.length, truth, width);
  knownMembers.set(truth, { width, effective });
  return effective;
}

interface Pairs {
  a: Uint8Array;
  b: Uint8Array;
  truth: Uint8Array;
  width: number;
}

/**
 * `errorOfTerms` of the members (1) or the others (0), where the term of a pair depends on who flags it alone: so there
 * are four.
 */
function errorOfPairs(
  { a, b, truth, width }: Pairs,
  side: 0 | 1,
  term: (ofOne: number, ofOther: number) => number,
): ClusteredError {
  const terms = Float64Array.of(term(0, 0), term(0, 1), term(1, 0), term(1, 1));
  const sums = emptySums(width, truth.length / width);
  for (let t = 0, i = 0; i < truth.length; t++)
    for (const end = i + width, from = i; i < end; i++)
      if (truth[i] === side) addTerm(sums, i - from, t, terms[2 * a[i] + b[i]]);
  return errorOfSums(sums);
}
