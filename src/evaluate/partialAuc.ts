import type { Scores } from '../attack/result';
import { checkNumber } from '../core/check';
import { scoreBlocks } from './scoreBlocks';

/**
 * The standardised area under the ROC curve up to a false-positive rate (McClish, Med. Decis. Making 9, 1989), pooled
 * over records and targets: 1/2 (1 + (A − least)/(most − least)), with A the area from 0 to `fpr`, least that of
 * guessing, fpr²/2, and most that of an attack that finds all members, fpr. So 0.5 is guessing and 1 is all, as of
 * `auc`, which it is at 1. Equal scores are joined by a line, on which ties count half. As scikit-learn's
 * `roc_auc_score` with `max_fpr`. It has no interval: `tprAt` and `auc` have.
 * @param fpr above 0, to 1
 * @returns null without members or without non-members
 * @throws RangeError for another fpr, when the result does not know who was a member, or a score is NaN
 * @example
 * const scored = { score: { values: Float64Array.of(4, 2, 3, 1), width: 1 }, truth: Uint8Array.of(1, 1, 0, 0) };
 * partialAuc(scored, 0.5); // => 0.667
 */
export function partialAuc(scored: Pick<Scores, 'score' | 'truth'>, fpr: number): number | null {
  checkNumber('fpr', fpr, Number.MIN_VALUE, 1, 'Write 1 % as 0.01.');
  const { tp, fp, members, nonMembers } = scoreBlocks(scored);
  if (members === 0 || nonMembers === 0) return null;
  const end = fpr * nonMembers;
  let area = 0;
  for (let at = 1; at < fp.length && fp[at - 1] < end; at++) {
    const wide = fp[at] - fp[at - 1];
    const part = Math.min(wide, end - fp[at - 1]);
    const rise = wide > 0 ? ((tp[at] - tp[at - 1]) * part) / wide : 0;
    area += part * (tp[at - 1] + rise / 2);
  }
  const least = fpr ** 2 / 2;
  return (1 + (area / (members * nonMembers) - least) / (fpr - least)) / 2;
}
