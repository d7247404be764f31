import { type Matrix, row, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { checkRows } from './checkRows';
import { innerProducts } from './innerProducts';

/**
 * Pearson correlations between the rows of a matrix, in float64: for Kost's method each row holds what the k reference
 * models say on one query. A row without spread has correlation 0 to every other row, and 1 to itself.
 * @param given `[m × k]`, k >= 2, finite
 * @returns `[m × m]`, symmetric, entries from −1 to 1, 1 on the diagonal
 * @throws RangeError for fewer than 2 columns or a value that is not finite (naming its row and column)
 * @example
 * correlationMatrix({ values: Float64Array.of(1, 2, 3, 3, 2, 1), width: 3 }).values; // => [1.0, -1.0, -1.0, 1.0]
 */
export function correlationMatrix(given: MatrixLike): Matrix {
  const matrix = checkRows(given, Number.isFinite, 'to be a finite number');
  const m = rows(matrix);
  const scores = { values: Float64Array.from(matrix.values), width: matrix.width };
  for (let i = 0; i < m; i++) makeUnit(row(scores, i));
  const values = innerProducts(scores);
  for (let i = 0; i < values.length; i++) values[i] = i % (m + 1) === 0 ? 1 : Math.max(-1, Math.min(1, values[i]));
  return { values, width: m };
}

/**
 * Moves a row to mean 0 and length 1, in place; a constant row becomes zeros. Values are taken from the first, so that
 * equal values have no spread at all, and scaled before they are squared, so that probabilities as small as 1e-200 keep
 * theirs.
 */
function makeUnit(values: Float64Array): void {
  const n = values.length;
  const first = values[0];
  let greatest = 0;
  for (let i = 0; i < n; i++) {
    values[i] -= first;
    greatest = Math.max(greatest, Math.abs(values[i]));
  }
  if (greatest === 0) return;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (values[i] /= greatest) / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] -= mean) ** 2;
  const length = Math.sqrt(squares);
  for (let i = 0; i < n; i++) values[i] /= length;
}
