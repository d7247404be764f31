import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';
import type { CombinationMethod } from './covariance';

/** Correlations may be off by this much, as those of float32 rows are. */
const ROUNDING = 1e-5;

/**
 * Takes the matrix that `combinePValues` has for m p-values: correlations, or covariances for method 'empirical'.
 * @throws RangeError for what is none
 */
export function checkDependence(given: MatrixLike | undefined, m: number, method: CombinationMethod): Matrix {
  const what = method === 'empirical' ? 'covariances of −2 ln p' : 'correlations';
  const advice = method === 'empirical' ? 'See logPCovariance.' : 'See correlationMatrix.';
  if (!given)
    return expected(`${what} [${m} × ${m}] for method '${method}'`, given, `${advice} Only 'fisher' does without.`);
  const matrix = toMatrix('dependence', given);
  const { values, width } = matrix;
  if (width !== m || values.length !== m * m)
    expected(`${what} [${m} × ${m}] for ${m} p-values`, `[${values.length / width} × ${width}]`, advice);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) {
      const entry = values[i * m + j];
      const mirrored = values[j * m + i];
      const where = `${what} [${i}, ${j}]`;
      if (!Number.isFinite(entry)) expected(`${where} to be a finite number`, entry, advice);
      if (!(Math.abs(entry - mirrored) <= ROUNDING * Math.max(1, Math.abs(entry))))
        expected(`a symmetric matrix, ${where} and [${j}, ${i}] alike`, `${entry} and ${mirrored}`);
      if (method === 'empirical') {
        if (i === j && entry < 0) expected(`${where}, a variance, to be at least 0`, entry, advice);
      } else if (Math.abs(entry) > 1 + ROUNDING || (i === j && entry < 1 - ROUNDING))
        expected(
          i === j ? `${where} to be 1` : `${where} from -1 to 1`,
          entry,
          "Method 'empirical' takes covariances.",
        );
    }
  return matrix;
}
