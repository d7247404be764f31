import { type Matrix, rows } from '../../core/matrix';

/**
 * How unusual records are among others: the sum over all features of their squared distance from the mean of the
 * others, in units of the variance there, plus 1/n. So a category that none of n others has counts as much as one that
 * one of them has. Features are taken to be of a scale of about 1, as those of `encode` are.
 * @param others `[n × width]`
 * @returns tells it of some, `[m × width]`, as `[m]`
 */
export function unusualnessAmong(others: Matrix): (some: Matrix) => Float64Array {
  const n = rows(others);
  const { width } = others;
  const mean = new Float64Array(width);
  const variance = new Float64Array(width);
  for (let at = 0; at < others.values.length; ) for (let j = 0; j < width; j++) mean[j] += others.values[at++] / n;
  for (let at = 0; at < others.values.length; )
    for (let j = 0; j < width; j++) variance[j] += (others.values[at++] - mean[j]) ** 2 / n;
  return some => {
    const sums = new Float64Array(rows(some));
    for (let i = 0, at = 0; i < sums.length; i++)
      for (let j = 0; j < width; j++) sums[i] += (some.values[at++] - mean[j]) ** 2 / (variance[j] + 1 / n);
    return sums;
  };
}
