import { type Matrix, row, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { countAtMost } from '../numeric/countAtMost';
import { checkRows } from './checkRows';
import { innerProducts } from './innerProducts';

/**
 * The sample covariances of −2 ln F_i between rows, where F_i is the empirical distribution function of row i at its
 * own values: what `combinePValues` takes for method `'empirical'` (empirical Brown; as EmpiricalBrownsMethod computes
 * it). It measures directly how p-values vary together, without normal scores, but from only k values a row, with their
 * noise.
 *
 * F is a left tail: small values get small p-values. So rows are losses, not probabilities of the true class.
 *
 * @param given `[m × k]`, k >= 2: each row the reference models' losses on one query. Infinity is allowed: only ranks
 *   count.
 * @returns `[m × m]`, divided by k − 1
 * @throws RangeError for fewer than 2 columns or NaN (naming its row and column)
 */
export function logPCovariance(given: MatrixLike): Matrix {
  const matrix = checkRows(given, value => !Number.isNaN(value), 'to be a number');
  const m = rows(matrix);
  const k = matrix.width;
  const logs = { values: Float64Array.from(matrix.values), width: k };
  for (let i = 0; i < m; i++) makeCentredLogP(row(logs, i));
  return { values: innerProducts(logs).map(sum => sum / (k - 1)), width: m };
}

/** Puts −2 ln F less its mean in the place of each value. */
function makeCentredLogP(values: Float64Array): void {
  const k = values.length;
  const sorted = values.slice().sort();
  let mean = 0;
  for (let i = 0; i < k; i++) mean += (values[i] = -2 * Math.log(countAtMost(sorted, values[i]) / k)) / k;
  for (let i = 0; i < k; i++) values[i] -= mean;
}
