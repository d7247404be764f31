import { checkNumber } from '../../core/check';
import { checkLevel, shareInterval } from './clopperPearson';

/** Squares of differences below this are rounding. */
const ROUNDING = 1e-24;

/**
 * The mean of independent shares in [0, 1], such as the proportions of wrong claims of several models, with a
 * confidence interval that holds near 0 and 1, where a normal one does not: Clopper–Pearson at the effective number of
 * trials mean (1 − mean) / variance of the mean (Korn and Graubard, Survey Methodology 24, 1998). Shares that are all
 * the same count as one trial each.
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
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (shares[i] - value) ** 2;
  const trials = squares > ROUNDING * n ? (value * (1 - value) * n * (n - 1)) / squares : n;
  const [low, high] = shareInterval(value, trials, level);
  return { value, low, high };
}
