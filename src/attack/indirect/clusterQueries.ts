import { checkInteger, checkSize } from '../../core/check';
import { type Matrix, row, rows } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';
import { productsOfPairs } from '../../models/tensor/product';
import { averageLinkage, cut } from '../../stats/numeric/averageLinkage';
import { checkFeatures, unitRows } from '../../stats/numeric/cosine';

const rounding = 1e-6; // of float32 products, as a share of what is added up

/**
 * Chooses the queries that are least alike (paper 4.5, step 2, figure 7): hierarchical clustering with average linkage
 * by the cosine distance of the features, then of each cluster the member with the least average distance to its other
 * members. The paper does not name its linkage. A row of zeros has distance 1 from everything. Of members as good as
 * each other the first is taken.
 *
 * Takes 6n² bytes for n queries.
 * @param given features `[n × width]`: for each query the probabilities that the reference models give it, side by side
 * @param clusters the most to keep. Fewer are kept where rows are equal: they are merged all or not at all (see `cut`)
 * @returns positions of the kept queries, ascending; all of them where there are no more than `clusters`
 * @throws RangeError for values that are not finite, or `clusters` that is not a whole number of at least 1
 * @example
 * // Rows 0 and 2 are alike, and so are 1 and 3: one of each pair is kept
 * clusterQueries({ values: Float32Array.of(1, 0, 0, 1, 1, 0.1, 0.1, 1), width: 2 }, 2); // => [0, 1]
 */
export function clusterQueries(given: MatrixLike, clusters: number): Int32Array {
  const features = toMatrix('features', given);
  checkFeatures('features', features);
  checkInteger('clusters', clusters, 1);
  const n = rows(features);
  checkSize('distances', n, n / 2);
  const units = unitRows(features, new Float64Array(features.values.length));
  if (n <= clusters) return Int32Array.from({ length: n }, (_, i) => i);
  return middles(units, cut(averageLinkage(distances(units), n), n, clusters));
}

/**
 * Cosine distances of all pairs, condensed. That of two rows of length 1 is half their squared distance, which stays
 * the same when the mean is taken off; what is left is as large as the distances themselves, so that float32 tells them
 * apart however small.
 */
function distances(units: Matrix): Float32Array {
  const { values, width } = units;
  const n = rows(units);
  const mean = new Float64Array(width);
  const rest = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) mean[i % width] += values[i] / n;
  for (let i = 0; i < values.length; i++) rest[i] = values[i] - mean[i % width];
  const { pairs, squares } = productsOfPairs({ values: rest, width });
  const half = Float64Array.from(
    squares,
    (square, i) => (square + Number(row(units, i).every(value => value === 0))) / 2,
  );
  for (let i = 0, at = 0; i < n; i++)
    for (let j = i + 1; j < n; j++, at++) {
      const both = half[i] + half[j];
      const distance = both - pairs[at];
      pairs[at] = distance > rounding * both ? distance : 0;
    }
  return pairs;
}

/** Of each cluster the row with the greatest average cosine to the others: its product with the sum of the others. */
function middles(units: Matrix, labels: Int32Array): Int32Array {
  const { width } = units;
  const clusters = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const size = new Int32Array(clusters);
  const sums = new Float64Array(clusters * width);
  labels.forEach((label, i) => {
    size[label]++;
    row(units, i).forEach((value, j) => {
      sums[label * width + j] += value;
    });
  });
  const best = new Int32Array(clusters).fill(-1);
  const most = new Float64Array(clusters);
  labels.forEach((label, i) => {
    let product = 0;
    row(units, i).forEach((value, j) => {
      product += value * (sums[label * width + j] - value);
    });
    const average = size[label] > 1 ? product / (size[label] - 1) : 0;
    if (best[label] >= 0 && average <= most[label] + 1e-12) return; // the rounding of float64 decides nothing
    best[label] = i;
    most[label] = average;
  });
  return best.sort();
}
