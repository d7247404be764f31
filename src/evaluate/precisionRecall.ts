import type { Matrix } from '../core/matrix';
import { truthFor } from './knownTruth';

/** What an evaluation needs of an attack: p-values and the truth, `[targets × records]`. */
export interface Judged {
  p: Matrix;
  truth?: Uint8Array;
}

/** The truth of a result. @throws RangeError when the result has none */
export const truthOf = ({ truth, p }: Judged): Uint8Array =>
  truthFor(truth, p.values.length, 'p-values', 'Give attackLosses the truth, [targets × records].');

/** Points of a precision–recall curve, by rising cut-off. */
export interface PrecisionRecall {
  /** "Member" is guessed where p ≤ this. Each p-value that occurs is a cut-off, so equal ones enter together. */
  cutoff: Float64Array;
  precision: Float64Array;
  recall: Float64Array;
}

/**
 * The precision–recall curve of an attack, pooled over records and targets (paper 5.1), raw and without smoothing.
 * Empty when nothing was attacked.
 */
export function precisionRecall(result: Judged): PrecisionRecall {
  const { values } = result.p;
  const truth = truthOf(result);
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const members = truth.reduce((sum, one) => sum + one, 0);
  const cutoff: number[] = [];
  const precision: number[] = [];
  const recall: number[] = [];
  let hits = 0;
  order.forEach((i, at) => {
    hits += truth[i];
    if (at + 1 < order.length && values[order[at + 1]] === values[i]) return;
    cutoff.push(values[i]);
    precision.push(hits / (at + 1));
    recall.push(members ? hits / members : NaN);
  });
  return {
    cutoff: Float64Array.from(cutoff),
    precision: Float64Array.from(precision),
    recall: Float64Array.from(recall),
  };
}
