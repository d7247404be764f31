import { checkCount, checkNumber, checkSize, expected } from '../core/check';
import { checkList } from '../core/checkList';
import { type Matrix, rows } from '../core/matrix';
import { type MatrixLike, toMatrix } from '../core/toMatrix';
import { countProductsAbove, largestProducts } from '../models/tensor/product';
import { checkFeatures, unitRows } from '../stats/numeric/cosine';

/**
 * How many rows of `references` lie within cosine distance δ of each row of `features`: distance
 * 1 − f₁·f₂ / (|f₁||f₂|) < δ (paper 4.3). A row of zeros has distance 1 from everything. Computed in float32.
 * @param features `[m × width]`, row-major; also as rows or a Danfo frame, as all matrices here
 * @param references `[n × width]`, row-major
 * @param delta neighbour threshold δ, from 0 to 2
 * @returns `[m]`
 * @throws RangeError for different widths, a δ outside [0, 2], or values that are not finite
 * @example
 * const features = { values: Float32Array.of(1, 0, 1, 1), width: 2 };
 * const references = { values: Float32Array.of(2, 0, 0, 1, 1, 0.9), width: 2 };
 * countNeighbours(features, references, 0.1); // => [1, 1]
 */
export function countNeighbours(features: MatrixLike, references: MatrixLike, delta: number): Int32Array {
  return countNeighboursAtEach(features, references, [delta])[0];
}

/** `countNeighbours` for several thresholds in little more than the time of one. @returns for each δ `[m]` */
export function countNeighboursAtEach(features: MatrixLike, references: MatrixLike, deltas: number[]): Int32Array[] {
  if (!Array.isArray(deltas)) expected('deltas to be a list of thresholds', deltas);
  checkList('deltas', deltas).forEach(checkDelta);
  const [own, others] = pair(features, references);
  // No distance is below 0, but rounding can bring the cosine of equal rows above 1.
  const bounds = deltas.map(delta => (delta === 0 ? Infinity : 1 - delta));
  return countProductsAbove(unitRows(own), unitRows(others), bounds);
}

/**
 * Cosine distance from each row of `features` to its `nth` nearest row of `references` (1: the nearest). A record has
 * fewer than n neighbours exactly when this distance is at least δ, so these distances say how many records each δ
 * selects.
 * @returns `[m]`; Infinity where there are fewer than `nth` references
 * @example
 * const features = { values: Float32Array.of(1, 0, 1, 1), width: 2 };
 * const references = { values: Float32Array.of(2, 0, 0, 1), width: 2 };
 * neighbourDistances(features, references); // => [0, 0.293]
 */
export function neighbourDistances(features: MatrixLike, references: MatrixLike, nth = 1): Float64Array {
  checkCount('nth', nth, 1, 1e6);
  const [own, others] = pair(features, references);
  checkSize('nearest neighbours', rows(own), nth);
  const cosines = largestProducts(unitRows(own), unitRows(others), nth);
  return Float64Array.from({ length: rows(own) }, (_, i) => Math.max(0, 1 - cosines[i * nth + nth - 1]));
}

function pair(features: MatrixLike, references: MatrixLike): [Matrix, Matrix] {
  const own = toMatrix('features', features);
  const others = toMatrix('references', references);
  checkFeatures('features', own);
  checkFeatures('references', others);
  if (own.width !== others.width)
    expected(
      'features and references of one width',
      `${own.width} and ${others.width}`,
      'Take both from the same models.',
    );
  return [own, others];
}

export const checkDelta = (delta: number): number => checkNumber('delta', delta, 0, 2, 'It is a cosine distance.');
