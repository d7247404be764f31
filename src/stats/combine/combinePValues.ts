import { checkInteger, checkName, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import type { Matrix } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { chiSquareTail } from '../numeric/distributions';
import { checkDependence } from './checkDependence';
import { type CombinationMethod, covariances } from './covariance';

export interface Combination {
  /** The combined p-value, in [0, 1]. */
  p: number;
  /** −2 Σ ln p_i: the greater, the more the p-values speak for a member. */
  statistic: number;
  /** c: `statistic / c` is held against a chi-square law. 1 is Fisher's. */
  scale: number;
  /** f, the degrees of freedom of that law. 2m is Fisher's. */
  df: number;
}

/**
 * The p-value of 0 counts as this, the least positive double, so that ln p is finite and nothing else is changed. A
 * PCHIP p-value is 0 where the target's loss is; one such query is strong evidence (−2 ln p = 1489), but no longer
 * infinite.
 */
export const LEAST_P = Number.MIN_VALUE;

/**
 * One p-value from those of m queries that depend on each other, by the method of Kost and McDermott (2002), as the
 * paper does (Long et al. 2018, arXiv:1802.04889, section 4.5). ψ = −2 Σ ln p_i has mean E = 2m and variance 4m + 2
 * Σ_{i<j} cov_ij under the null hypothesis; ψ / c is held against χ²_f with the same two moments: c = Var / 2E,
 * f = 2E² / Var. Where dependence would make the variance less than Fisher's, Fisher's is used: c = 1, f = 2m.
 *
 * The law is an approximation, and assumes p-values that are uniform under the null hypothesis. Where much depends on
 * it, compare with `combineByRank`.
 *
 * @param p m >= 1 p-values, each in [0, 1]; 0 counts as `LEAST_P`. One p-value is returned as it is.
 * @param dependence `[m × m]`, symmetric; see `method`. Only `'fisher'` (and m = 1) needs none.
 * @param options.method
 *   - `'kost'` (default, the paper's): correlations ρ_ij of the scores that are tested, such as `correlationMatrix`
 *     gives; cov_ij by the cubic of Kost and McDermott. It is for normal scores: take log-odds, not probabilities.
 *   - `'brown'`: the same correlations; cov_ij by Brown's older square.
 *   - `'fisher'`: independent p-values; dependence is ignored. Far too small a p where queries are positively
 *     correlated.
 *   - `'empirical'`: the covariances of −2 ln p themselves, such as `logPCovariance` gives (empirical Brown).
 * @throws RangeError for no p-value, a p outside [0, 1] (naming the position), or a matrix that does not fit
 * @example
 * combinePValues([0.01, 0.02, 0.05], undefined, { method: 'fisher' }).p; // => 0.00079
 * const correlations = { values: Float64Array.of(1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1), width: 3 };
 * combinePValues([0.01, 0.02, 0.05], correlations).p; // => 0.0082
 */
export function combinePValues(
  p: ArrayLike<number>,
  dependence?: MatrixLike,
  options: { method?: CombinationMethod } = {},
): Combination {
  checkList('p', p);
  checkOptions('combinePValues', options, { method: true });
  return combinerOf(p.length, dependence, options.method)(p);
}

/**
 * `combinePValues` for many sets of m p-values with one dependence: checks and sums the matrix once, and returns
 * p-values → combination. Throws as `combinePValues` does, for its own arguments here and for the p-values when called.
 */
export function combinerOf(
  m: number,
  dependence: MatrixLike | undefined,
  method: CombinationMethod = 'kost',
): (p: ArrayLike<number>) => Combination {
  checkName('method', method, covariances);
  checkInteger('the number of p-values', m, 1, 'Without any query there is nothing to combine.');
  const needed = method !== 'fisher' && (m > 1 || dependence !== undefined);
  const covariance = needed ? sumAboveDiagonal(checkDependence(dependence, m, method), covariances[method]) : 0;
  const variance = 4 * m + 2 * Math.max(covariance, 0);
  const scale = variance / (4 * m);
  const df = (8 * m * m) / variance;
  return p => {
    if (p.length !== m) expected(`${m} p-values`, p.length);
    let statistic = 0;
    for (let i = 0; i < m; i++) {
      if (!(typeof p[i] === 'number' && p[i] >= 0 && p[i] <= 1))
        expected(`p-value ${i} to be a number from 0 to 1`, p[i]);
      statistic -= 2 * Math.log(Math.max(p[i], LEAST_P));
    }
    return { p: m === 1 ? p[0] : chiSquareTail(df, statistic / scale), statistic, scale, df };
  };
}

function sumAboveDiagonal({ values, width }: Matrix, of: (entry: number) => number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) for (let j = i + 1; j < width; j++) sum += of(values[i * width + j]);
  return sum;
}
