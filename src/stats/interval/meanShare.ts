import { checkNumber } from '../../core/check';
import { normalQuantile, studentQuantile } from '../numeric/distributions';
import { checkLevel, shareInterval } from './clopperPearson';
import { effectiveFreedom } from './effectiveFreedom';

/** Differences below this are rounding. */
const ROUNDING = 1e-12;

/**
 * The mean of independent shares in [0, 1], such as the proportions of wrong claims of several models, with a
 * confidence interval that holds near 0 and 1, where a normal one does not: Clopper–Pearson at the effective number of
 * trials mean (1 − mean) / variance of the mean · (z/t_df)² (Korn and Graubard, Survey Methodology 24, 1998), which is
 * taken to be at least the number of shares n: if each were 0 or 1, there would be as many. df is n − 1, and less where
 * few shares make most of the variance, as in `clusteredShare`. Shares that are all the same count as one trial each.
 * @param level confidence, strictly between 0 and 1; default 0.95
 * @returns without shares value null and [0, 1]
 * @throws RangeError for a share outside [0, 1]
 */
export function meanShare(
  shares: ArrayLike<number>,
  level = 0.95,
): { value: number | null; low: number; high: number } {
  checkLevel(level);
  const n = shares.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += checkNumber(`share ${i}`, shares[i], 0, 1);
  if (n === 0) return { value: null, low: 0, high: 1 };
  const value = Math.min(1, sum / n);
  const sums = Float64Array.from(shares, share => share - value);
  const squares = sums.reduce((total, one) => total + one ** 2, 0);
  const t = studentQuantile(effectiveFreedom(sums, ROUNDING), (1 + level) / 2);
  const independent = (value * (1 - value) * n * (n - 1)) / squares;
  const factor = (normalQuantile((1 + level) / 2) / t) ** 2;
  const trials = squares > n * ROUNDING ** 2 ? Math.max(n, independent * factor) : n;
  const [low, high] = shareInterval(value, trials, level);
  return { value, low, high };
}
