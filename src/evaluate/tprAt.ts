import type { Scores } from '../attack/result';
import { checkNumber } from '../core/check';
import { shareInterval } from '../stats/interval/clopperPearson';
import { countSides, effectiveTrialsOf, shareOfSides } from '../stats/interval/clusteredShare';
import type { Share } from '../stats/interval/share';
import { type ScoreBlocks, scoreBlocks } from './scoreBlocks';

/** What an attack finds where it wrongly accuses at most so many non-members. */
export interface TprAt {
  /** Of the attack, where its scores bear one. */
  name?: string;
  /** The wanted false-positive rate. */
  fpr: number;
  /** The realised one: false positives among non-members. */
  realised: Share;
  /** The true-positive rate there: members that are found. */
  tpr: Share;
  /** "Member" is guessed where the score is at least this; Infinity where nothing is guessed. */
  threshold: number;
  /** Undefined without non-members. */
  range?: ThresholdRange;
}

/**
 * The realised rates at the largest and the least threshold that may be the one whose false-positive rate is as wanted:
 * it lies in the 95 % interval of the non-members above them.
 */
export interface ThresholdRange {
  /** NaN without members. */
  tpr: [least: number, most: number];
  fpr: [least: number, most: number];
}

/**
 * The true-positive rate at a false-positive rate, pooled over records and targets: at the largest realised
 * false-positive rate that is at most the wanted one. Equal scores are guessed together or not at all, and nothing is
 * interpolated. Where already the pairs with the largest score hold more non-members than wanted, as where there is no
 * non-member, nothing is guessed.
 *
 * The interval of `tpr` is about the true-positive rate at the threshold whose false-positive rate, over other records
 * and targets too, is `fpr`. It joins two (by their squares, as Zou and Donner, Stat. Med. 27, 2008): that of
 * `clusteredShare` for the threshold that was found, and the range of rates over all thresholds that may be the right
 * one, as `fpr` lies in the 95 % interval of the non-members above them. It takes both for independent, and so is wide
 * rather than narrow: in simulations it covers in 97 to 100 %, where the first alone does in 28 to 99 %
 * (docs/coverage.md). `low` is 0 where the non-members are too few to bound the threshold from above: where fewer than
 * 3.7 false positives are expected of as many independent pairs as they amount to. The interval of `realised` is that
 * of `clusteredShare`.
 * @param fpr from 0 to 1
 * @throws RangeError for another fpr, when the result does not know who was a member, or a score is NaN
 * @example
 * const scored = { score: { values: Float64Array.of(4, 2, 3, 1), width: 1 }, truth: Uint8Array.of(1, 1, 0, 0) };
 * const { tpr, realised, threshold } = tprAt(scored, 0.1);
 * [tpr.value, realised.value, threshold]; // => [0.5, 0, 4]
 */
export function tprAt(scored: Pick<Scores, 'score' | 'truth'> & { name?: string }, fpr: number): TprAt {
  checkNumber('fpr', fpr, 0, 1, 'Write 1 % as 0.01.');
  const blocks = scoreBlocks(scored);
  const { threshold, fp, nonMembers } = blocks;
  let at = 0;
  while (at + 1 < fp.length && fp[at + 1] / nonMembers <= fpr) at++;
  const { values, width } = scored.score;
  const truth = scored.truth!;
  const guess = new Uint8Array(values.length);
  const nonMember = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    guess[i] = at > 0 && values[i] >= threshold[at] ? 1 : 0;
    nonMember[i] = truth[i] ? 0 : 1;
  }
  const tpr = shareOfSides(countSides(guess, truth, width), 0.95);
  const wrong = countSides(guess, nonMember, width);
  const range = nonMembers > 0 ? thresholdRange(blocks, fpr, effectiveTrialsOf(wrong)) : undefined;
  return {
    ...(scored.name !== undefined && { name: scored.name }),
    fpr,
    realised: shareOfSides(wrong, 0.95),
    tpr: range ? widened(tpr, range) : tpr,
    threshold: threshold[at],
    ...(range && { range }),
  };
}

/** The rates at all thresholds that may be the right one, if non-members amount to so many independent pairs. */
function thresholdRange(
  { fp, tp, members, nonMembers }: ScoreBlocks,
  fpr: number,
  independent: number,
): ThresholdRange {
  const interval = (at: number) => shareInterval(fp[at] / nonMembers, independent, 0.95);
  const first = firstWhere(fp.length - 1, at => interval(at)[1] >= fpr);
  const last = Math.max(first, firstWhere(fp.length, at => interval(at)[0] > fpr) - 1);
  const ends = (count: Float64Array, of: number): [number, number] => [count[first] / of, count[last] / of];
  return { tpr: ends(tp, members), fpr: ends(fp, nonMembers) };
}

function widened(tpr: Share, { tpr: [least, most] }: ThresholdRange): Share {
  const { value } = tpr;
  if (value === null) return tpr;
  return {
    ...tpr,
    low: Math.max(0, value - Math.hypot(Math.max(0, value - least), value - tpr.low)),
    high: Math.min(1, value + Math.hypot(Math.max(0, most - value), tpr.high - value)),
  };
}

/** The first whole number from 0 of which something holds that holds of all beyond; `end` if of none below it. */
function firstWhere(end: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
