import type { Matrix } from '../../core/matrix';

/** A probability below 2^-1074 counts as 2^-1074, so that all ratios are numbers. */
export const LEAST = Math.log(Number.MIN_VALUE);

/**
 * log p of each record over models with and without it, guessed from those without: p = ((1 + a) · mean_out + (1 − a))
 * / 2, as if members had a · mean_out + 1 − a. NaN where all models were trained on it. Kernel: nothing is checked.
 * @param losses `[models × records]`
 * @param trained 1 where a model was trained on the record; default: none was
 */
export function logMarginal({ values, width }: Matrix, a: number, trained?: Uint8Array): Float64Array {
  const sum = new Float64Array(width);
  const models = new Int32Array(width);
  values.forEach((loss, i) => {
    if (trained?.[i]) return;
    sum[i % width] += Math.exp(-loss);
    models[i % width]++;
  });
  return sum.map((total, r) => Math.max(LEAST, Math.log(((1 + a) * (total / models[r]) + (1 - a)) / 2)));
}
