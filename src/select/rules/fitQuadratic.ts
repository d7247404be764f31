import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';
import { leastSquares } from '../../stats/numeric/leastSquares';

/**
 * Fits a polynomial of second degree, products included, by least squares on standardised features. Records with a
 * feature or value that is not finite are left out. A prediction clips each feature to its range in the fit, so that no
 * parabola runs away.
 * @param features a list for each feature, `[features][records]`
 * @param y `[records]`
 * @returns predicts from features in the same form
 * @throws RangeError for fewer records than terms
 */
export function fitQuadratic(features: Float64Array[], y: Float64Array): (features: Float64Array[]) => Float64Array {
  const usable = Int32Array.from(y.keys()).filter(i => [...features, y].every(one => Number.isFinite(one[i])));
  const terms = ((features.length + 1) * (features.length + 2)) / 2;
  if (usable.length < terms)
    expected(
      `at least ${terms} records to learn from`,
      usable.length,
      'Of use are those that at least one reference model was trained with, and two without: train more models.',
    );
  const learned = features.map(feature => Float64Array.from(usable, i => feature[i]));
  const scales = learned.map(scaleOf);
  const table = (some: Float64Array[]) => polynomial(some.map((feature, f) => feature.map(scales[f])));
  const b = leastSquares(
    table(learned),
    Float64Array.from(usable, i => y[i]),
  );
  return some => {
    const { values, width } = table(some);
    return Float64Array.from({ length: values.length / width }, (_, i) =>
      b.reduce((sum, factor, j) => sum + factor * values[i * width + j], 0),
    );
  };
}

/**
 * Standardises by the mean and standard deviation of the fit, and clips to its range; 0 where all values of the fit are
 * equal.
 */
function scaleOf(values: Float64Array): (value: number) => number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return value => (low === high ? 0 : (Math.min(high, Math.max(low, value)) - mean) / sd);
}

/** 1, each feature, and each product of two. */
function polynomial(features: Float64Array[]): Matrix {
  const one = new Float64Array(features[0].length).fill(1);
  const all = [one, ...features];
  const columns = all.flatMap((a, i) => all.slice(i).map(b => a.map((value, r) => value * b[r])));
  const width = columns.length;
  const values = new Float64Array(one.length * width);
  columns.forEach((column, j) =>
    column.forEach((value, r) => {
      values[r * width + j] = value;
    }),
  );
  return { values, width };
}
