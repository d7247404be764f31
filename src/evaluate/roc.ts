import type { Scores } from '../attack/result';
import { scoreBlocks } from './scoreBlocks';

/**
 * Points of a receiver operating characteristic, by falling threshold; the first is (0, 0), where nothing is guessed.
 */
export interface Roc {
  /** False positives per non-member; NaN where there is none. */
  fpr: Float64Array;
  /** True positives per member; NaN where there is none. */
  tpr: Float64Array;
  /** "Member" is guessed where the score is at least this: Infinity (no guess at all), then each score that occurs. */
  threshold: Float64Array;
}

/**
 * The ROC curve of an attack, pooled over records and targets, raw: every score that occurs is one point, and equal
 * scores enter together. As scikit-learn's `roc_curve(drop_intermediate=False)`; infinite scores are allowed.
 * @throws RangeError when the result does not know who was a member, or a score is NaN
 */
export function roc(scored: Pick<Scores, 'score' | 'truth'>): Roc {
  const { threshold, tp, fp, members, nonMembers } = scoreBlocks(scored);
  return { fpr: fp.map(count => count / nonMembers), tpr: tp.map(count => count / members), threshold };
}
