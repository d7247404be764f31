import { type Matrix, row, rows } from '../../core/matrix';

/**
 * How unusual records are among others: the sum over all features of their squared distance from the mean of the
 * others, in units of the variance there, plus 1/n. So a category that none of n others has counts as much as one that
 * one of them has. Features are taken to be of a scale of about 1, as those of `encode` are.
 * @param some `[m × width]`
 * @param others `[n × width]`
 * @returns `[m]`
 */
export function unusualness(some: Matrix, others: Matrix): Float64Array {
  const n = rows(others);
  const { width } = others;
  const mean = new Float64Array(width);
  const variance = new Float64Array(width);
  for (let i = 0; i < n; i++) row(others, i).forEach((value: number, j: number) => (mean[j] += value / n));
  for (let i = 0; i < n; i++)
    row(others, i).forEach((value: number, j: number) => (variance[j] += (value - mean[j]) ** 2 / n));
  return Float64Array.from({ length: rows(some) }, (_, i) => {
    let sum = 0;
    row(some, i).forEach((value: number, j: number) => (sum += (value - mean[j]) ** 2 / (variance[j] + 1 / n)));
    return sum;
  });
}
