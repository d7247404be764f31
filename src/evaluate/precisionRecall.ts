import { checkFields, expected } from '../core/check';
import { checkMatrix } from '../core/checkList';
import type { Matrix } from '../core/matrix';
import { truthFor } from './knownTruth';

/** What an evaluation needs of an attack: p-values or scores, and the truth, `[targets × records]`. */
export type Judged = { truth?: Uint8Array } & ({ p: Matrix; score?: Matrix } | { p?: undefined; score: Matrix });

/** The truth of a result. @throws RangeError when the result has none */
export function truthOf(judged: Judged): Uint8Array {
  const { truth, p, score } = checkFields('result', judged, 'the result of an attack', []);
  return p !== undefined
    ? truthFor(truth, checkMatrix('result.p', p).values.length, 'p-values', `Give attackLosses ${wanted}`)
    : truthFor(truth, checkMatrix('result.score', score!).values.length, 'scores', `Give ${wanted}`);
}

const wanted = 'the truth, [targets × records].';

/** Points of a precision–recall curve, by rising cut-off on p or falling threshold of a score. */
export interface PrecisionRecall {
  /**
   * "Member" is guessed where p ≤ this, or for scores without p-values where the score is at least this. Each value
   * that occurs is a cut-off, so equal ones enter together.
   */
  cutoff: Float64Array;
  precision: Float64Array;
  /** NaN where there are no members. */
  recall: Float64Array;
}

/**
 * The precision–recall curve of an attack, pooled over records and targets (paper 5.1), raw and without smoothing.
 * Empty when nothing was attacked.
 * @throws RangeError when the result does not know who was a member, or a p-value or score is NaN
 */
export function precisionRecall(result: Judged): PrecisionRecall {
  const truth = truthOf(result);
  const { values } = result.p ?? result.score!;
  for (let i = 0; i < values.length; i++)
    if (Number.isNaN(values[i])) expected(`${result.p ? 'p-value' : 'score'} ${i} to be a number`, values[i]);
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
