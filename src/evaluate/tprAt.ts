import type { Scores } from '../attack/result';
import { checkNumber } from '../core/check';
import { clusteredShare } from '../stats/interval/clusteredShare';
import type { Share } from '../stats/interval/share';
import { scoreBlocks } from './scoreBlocks';

/** What an attack finds where it wrongly accuses at most so many non-members. */
export interface TprAt {
  /** The wanted false-positive rate. */
  fpr: number;
  /** The realised one: false positives among non-members. */
  realised: Share;
  /** The true-positive rate there: members that are found. */
  tpr: Share;
  /** "Member" is guessed where the score is at least this; Infinity where nothing is guessed. */
  threshold: number;
}

/**
 * The true-positive rate at a false-positive rate, pooled over records and targets: at the largest realised
 * false-positive rate that is at most the wanted one. Equal scores are guessed together or not at all, and nothing is
 * interpolated. Where already the pairs with the largest score hold more non-members than wanted, as where there is no
 * non-member, nothing is guessed.
 *
 * The intervals are those of `clusteredShare`, for records and targets as clusters. They are the rates' of the
 * threshold that was found: that it was chosen by these very non-members shows in the interval of `realised`, not in
 * that of `tpr`.
 * @param fpr from 0 to 1
 * @throws RangeError for another fpr, when the result does not know who was a member, or a score is NaN
 * @example
 * const scored = { score: { values: Float64Array.of(4, 2, 3, 1), width: 1 }, truth: Uint8Array.of(1, 1, 0, 0) };
 * const { tpr, realised, threshold } = tprAt(scored, 0.1);
 * [tpr.value, realised.value, threshold]; // => [0.5, 0, 4]
 */
export function tprAt(scored: Pick<Scores, 'score' | 'truth'>, fpr: number): TprAt {
  checkNumber('fpr', fpr, 0, 1, 'Write 1 % as 0.01.');
  const { threshold, fp, nonMembers } = scoreBlocks(scored);
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
  return {
    fpr,
    realised: clusteredShare(guess, nonMember, width),
    tpr: clusteredShare(guess, truth, width),
    threshold: threshold[at],
  };
}
