import { expected } from '../../core/check';
import { checkMatrix } from '../../core/checkList';
import type { Matrix } from '../../core/matrix';
import type { CombinationMethod } from './covariance';

/** Correlations may be off by this much, as those of float32 rows are. */
const ROUNDING = 1e-5;

/**
 * Checks the matrix that `combinePValues` takes for m p-values: correlations, or covariances for method 'empirical'.
 */
export function checkDependence(matrix: Matrix | undefined, m: number, method: CombinationMethod): void {
  const what = method === 'empirical' ? 'covariances of −2 ln p' : 'correlations';
  const advice = method === 'empirical' ? 'See logPCovariance.' : 'See correlationMatrix.';
  if (!matrix)
    expected(`${what} [${m} × ${m}] for method '${method}'`, matrix, `${advice} Only 'fisher' does without.`);
  const { values, width } = checkMatrix('dependence', matrix, advice);
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
}
