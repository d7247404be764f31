import { igamc, lgam } from 'cephes';

/** exp(−708) is about the least normal double: cephes throws where a factor of the incomplete gamma function is less. */
const GREATEST_EXPONENT = 708;

/**
 * P(χ²_df > x), for a real number of degrees of freedom > 0 and 0 <= x < Infinity. It is 0 (or 1) where the difference from it is
 * less than a double can say. Kernel: nothing is checked.
 */
export function chiSquareTail(df: number, x: number): number {
  const a = df / 2;
  const half = x / 2;
  if (half === 0) return 1;
  const exponent = a * Math.log(half) - half - lgam(a);
  if (exponent < -GREATEST_EXPONENT) return half < a ? 1 : 0;
  return igamc(a, half);
}
