import { checkPValues } from './combineByCauchy';

/**
 * One p-value from m, valid however they depend on each other: e · ln m times their harmonic mean, at most 1 (Vovk and
 * Wang, Biometrika 107, 2020), for two p-values twice it, and one as it is. Where the smallest stands out, it is e · ln
 * m times that, where Bonferroni's is m times that.
 * @param p m >= 1 valid p-values, each in [0, 1]; the result is 0 where one is 0
 * @throws RangeError for no p-value or one outside [0, 1] (naming the position)
 * @example
 * combineByHarmonicMean([0.01, 0.02, 0.05]); // => 0.0527
 */
export function combineByHarmonicMean(p: ArrayLike<number>): number {
  const given = checkPValues(p);
  const m = given.length;
  if (m === 1) return given[0];
  const harmonic = m / given.reduce((sum, one) => sum + 1 / one, 0);
  return Math.min(1, Math.max(2, Math.E * Math.log(m)) * harmonic);
}
