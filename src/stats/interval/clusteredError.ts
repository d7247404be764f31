import { effectiveFreedom } from './effectiveFreedom';

/** The variance of an estimate, and how well it is known. */
export interface ClusteredError {
  variance: number;
  /** Degrees of freedom: the lesser of both sides, see `effectiveFreedom`. */
  df: number;
}

/** Sums that are 0 but for rounding are below this share of the root of all squares. */
const ROUNDING = 1e-9;

/**
 * `clusteredVariance` from sums of the terms by cluster. Kernel: nothing is checked.
 * @param sides the sums of records with a pair that counts, and those of targets
 * @param squares sum of the squared terms
 * @param n number of terms
 */
export function clusteredError(sides: readonly Float64Array[], squares: number, n: number): ClusteredError {
  const clustered = sides.filter(({ length }) => length > 1);
  const variances = clustered.map(sums => {
    let sum = 0;
    for (const one of sums) sum += one * one;
    return (sum * sums.length) / (sums.length - 1);
  });
  const both = variances.length === 2 ? (squares * n) / (n - 1) : 0; // what pairs add to each side is counted twice
  const negligible = ROUNDING * Math.sqrt(squares);
  const variance = variances.reduce((total, one) => total + one, 0) - both;
  return {
    variance: Math.max(variance, squares),
    df: clustered.length > 0 ? Math.min(...clustered.map(sums => effectiveFreedom(sums, negligible))) : 0,
  };
}
