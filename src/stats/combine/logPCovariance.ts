import { type Matrix, row, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { countAtMost } from '../numeric/countAtMost';
import { checkRows } from './checkRows';
import { correlationMatrix } from './correlationMatrix';

/** The variance of −2 ln U for uniform U. */
const VARIANCE = 4;

/**
 * The covariances of −2 ln F_i between rows, where F_i is the empirical distribution function of row i at its own
 * values: what `combinePValues` takes for method `'empirical'` (empirical Brown, Poole et al. 2016). It measures
 * directly how p-values vary together, without normal scores, but from only k values a row, with their noise.
 *
 * They are 4 times the sample correlations: p-values that are uniform have Var(−2 ln p) = 4, but −2 ln F, which never
 * exceeds 2 ln k, has only 2.15, 2.64 and 3.45 for k = 10, 20 and 100, and sample covariances, as EmpiricalBrownsMethod
 * takes them, are too small by as much.
 *
 * F is a left tail: small values get small p-values. So rows are losses, not probabilities of the true class.
 *
 * @param given `[m × k]`, k >= 2: each row the reference models' losses on one query. Infinity is allowed: only ranks
 *   count.
 * @returns `[m × m]`, 4 on the diagonal; 0 beside it for a row that is constant
 * @throws RangeError for fewer than 2 columns or NaN (naming its row and column)
 * @example
 * logPCovariance({ values: Float64Array.of(1, 2, 3, 4, 1, 2, 4, 3), width: 4 }).values; // => [4, 3.695, 3.695, 4]
 */
export function logPCovariance(given: MatrixLike): Matrix {
  const matrix = checkRows(given, value => !Number.isNaN(value), 'to be a number');
  const logs = { values: Float64Array.from(matrix.values), width: matrix.width };
  for (let i = 0; i < rows(matrix); i++) takeLogP(row(logs, i));
  const { values, width } = correlationMatrix(logs);
  return { values: values.map(correlation => VARIANCE * correlation), width };
}

/** Puts −2 ln F in the place of each value. */
function takeLogP(values: Float64Array): void {
  const sorted = values.slice().sort();
  for (let i = 0; i < values.length; i++) values[i] = -2 * Math.log(countAtMost(sorted, values[i]) / values.length);
}
