import type { Matrix } from '../core/matrix';
import { truthFor } from './knownTruth';

/** What an evaluation needs of an attack: p-values or scores, and the truth, `[targets × records]`. */
export type Judged = { truth?: Uint8Array } & ({ p: Matrix; score?: Matrix } | { p?: undefined; score: Matrix });

/** The truth of a result. @throws RangeError when the result has none */
export const truthOf = ({ truth, p, score }: Judged): Uint8Array =>
  p
    ? truthFor(truth, p.values.length, 'p-values', 'Give attackLosses the truth, [targets × records].')
    : truthFor(truth, score!.values.length, 'scores', 'Give the truth, [targets × records].');

/** Points of a precision–recall curve, by rising cut-off on p or falling threshold of a score. */
export interface PrecisionRecall {
  /**
   * "Member" is guessed where p ≤ this, or for scores without p-values where the score is at least this. Each value
   * that occurs is a cut-off, so equal ones enter together.
   */
  cutoff: Float64Array;
  precision: Float64Array;
  recall: Float64Array;
}

/**
 * The precision–recall curve of an attack, pooled over records and targets (paper 5.1), raw and without smoothing.
 * Empty when nothing was attacked.
 */
export function precisionRecall(result: Judged): PrecisionRecall {
  const { values } = result.p ?? result.score!;
  const truth = truthOf(result);
  const sign = result.p ? 1 : -1;
  const order = Int32Array.from(values.keys()).sort((a, b) => sign * (values[a] - values[b]) || a - b);
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
