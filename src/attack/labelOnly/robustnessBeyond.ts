import { type Matrix, rows } from '../../core/matrix';

/**
 * By how much models are more robust than reference models on the same records, on average: from −1 to 1. Kernel:
 * nothing is checked.
 * @param wrong shares of wrong answers, `[models × records]`
 * @param reference those of the reference models; a model that is among them counts too, which shrinks all differences
 *   alike
 */
export function robustnessBeyond(wrong: Matrix, reference: Matrix): Matrix & { values: Float64Array } {
  const { width } = wrong;
  const usual = new Float64Array(width);
  reference.values.forEach((share, i) => {
    usual[i % width] += share;
  });
  const k = rows(reference);
  return { values: Float64Array.from(wrong.values, (share, i) => usual[i % width] / k - share), width };
}
