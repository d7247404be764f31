import { checkInteger, checkNumber, expected } from '../core/check';
import { type Matrix, rows } from '../core/matrix';
import { countProductsAbove, largestProducts } from '../models/tensor/product';
import { checkFeatures, unitRows } from '../stats/numeric/cosine';

/**
 * How many rows of `references` lie within cosine distance δ of each row of `features`: distance
 * 1 − f₁·f₂ / (|f₁||f₂|) < δ (paper 4.3). A row of zeros has distance 1 from everything. Computed in float32.
 * @param features `[m × width]`, row-major
 * @param references `[n × width]`, row-major
 * @param delta neighbour threshold δ, from 0 to 2
 * @returns `[m]`
 * @throws RangeError for different widths, a δ outside [0, 2], or values that are not finite
 * @example
 * const features = { values: Float32Array.of(1, 0, 1, 1), width: 2 };
 * const references = { values: Float32Array.of(2, 0, 0, 1, 1, 0.9), width: 2 };
 * countNeighbours(features, references, 0.1); // => [1, 1]
 */
export function countNeighbours(features: Matrix, references: Matrix, delta: number): Int32Array {
  return countNeighboursAtEach(features, references, [delta])[0];
}

/** `countNeighbours` for several thresholds in little more than the time of one. @returns for each δ `[m]` */
export function countNeighboursAtEach(features: Matrix, references: Matrix, deltas: number[]): Int32Array[] {
  deltas.forEach(checkDelta);
  checkPair(features, references);
  // No distance is below 0, but rounding can bring the cosine of equal rows above 1.
  const bounds = deltas.map(delta => (delta === 0 ? Infinity : 1 - delta));
  return countProductsAbove(unitRows(features), unitRows(references), bounds);
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
export function neighbourDistances(features: Matrix, references: Matrix, nth = 1): Float64Array {
  checkInteger('nth', nth, 1);
  checkPair(features, references);
  const cosines = largestProducts(unitRows(features), unitRows(references), nth);
  return Float64Array.from({ length: rows(features) }, (_, i) => Math.max(0, 1 - cosines[i * nth + nth - 1]));
}

function checkPair(features: Matrix, references: Matrix): void {
  checkFeatures('features', features);
  checkFeatures('references', references);
  if (features.width !== references.width)
    expected(
      'features and references of one width',
      `${features.width} and ${references.width}`,
      'Take both from the same models.',
    );
}

export const checkDelta = (delta: number): number => checkNumber('delta', delta, 0, 2, 'It is a cosine distance.');
