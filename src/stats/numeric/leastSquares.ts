import { expected } from '../../core/check';
import { type Matrix, rows } from '../../core/matrix';

const negligible = 1e-10; // share of a column that earlier columns leave

/**
 * Coefficients that minimise |X·b − y|². By modified Gram–Schmidt on [X y] (Björck 1967), as stable as Householder's
 * method. A column that is (nearly) a combination of earlier ones gets 0.
 * @param x `[n × m]`, finite
 * @param y `[n]`, finite
 * @returns `[m]`
 * @throws RangeError for lengths that do not fit, or values that are not finite
 */
export function leastSquares(x: Matrix, y: ArrayLike<number>): Float64Array {
  const n = rows(x);
  const m = x.width;
  if (n !== y.length || n === 0) expected('as many rows as values, and at least one', `${n} and ${y.length}`);
  const columns = Array.from({ length: m }, (_, j) => Float64Array.from({ length: n }, (_, i) => x.values[i * m + j]));
  const rest = Float64Array.from(y);
  if (![...columns, rest].every(column => column.every(Number.isFinite)))
    expected('finite numbers to fit', 'NaN or Infinity');
  const sizes = columns.map(column => dot(column, column));
  const triangle = columns.map(() => new Float64Array(m));
  const right = new Float64Array(m);
  const used = new Uint8Array(m);
  columns.forEach((column, j) => {
    const square = dot(column, column);
    if (!(square > negligible ** 2 * sizes[j])) return;
    used[j] = 1;
    const projected = (other: Float64Array) => {
      const factor = dot(column, other) / square;
      other.forEach((value, i) => {
        other[i] = value - factor * column[i];
      });
      return factor;
    };
    for (let l = j + 1; l < m; l++) triangle[j][l] = projected(columns[l]);
    right[j] = projected(rest);
  });
  const b = new Float64Array(m);
  for (let j = m - 1; j >= 0; j--)
    if (used[j]) b[j] = right[j] - triangle[j].reduce((sum, factor, l) => sum + factor * b[l], 0);
  return b;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
