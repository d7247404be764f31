import { checkInteger, expected } from '../../core/check';
import { betaQuantile } from '../numeric/distributions';

/**
 * The exact (Clopper–Pearson) two-sided confidence interval of a proportion, from quantiles of the beta distribution.
 * It covers the true proportion with probability `level` or more. The ends are exactly 0 without hits and exactly 1
 * without misses; without trials the interval is [0, 1].
 *
 * @param hits whole number from 0 to `trials`
 * @param trials whole number, 0 or more
 * @param level confidence, strictly between 0 and 1; default 0.95
 * @returns [low, high]
 * @throws RangeError for arguments outside these ranges
 * @example
 * clopperPearson(8, 10); // => [0.444, 0.975]
 * clopperPearson(0, 10); // => [0, 0.308]
 */
export function clopperPearson(hits: number, trials: number, level = 0.95): [low: number, high: number] {
  checkInteger('trials', trials, 0);
  checkInteger('hits', hits, 0);
  if (hits > trials) expected(`hits to be at most the ${trials} trials`, hits);
  return betaInterval(hits, trials - hits, checkLevel(level));
}

/** Checks a confidence level, and returns it. */
export function checkLevel(level: number): number {
  if (!(typeof level === 'number' && level > 0 && level < 1))
    expected('level to be a number between 0 and 1', level, 'Write 95 % as 0.95.');
  return level;
}

/**
 * Clopper–Pearson for real numbers of hits and misses: an effective number of trials need not be whole. Kernel: nothing
 * is checked.
 */
function betaInterval(hits: number, misses: number, level: number): [low: number, high: number] {
  const tail = (1 - level) / 2;
  return [betaQuantile(hits, misses + 1, tail), 1 - betaQuantile(misses, hits + 1, tail)];
}

/**
 * `betaInterval` of a share at an effective number of trials. The share lies within it despite rounding. Kernel:
 * nothing is checked.
 */
export function shareInterval(share: number, trials: number, level: number): [low: number, high: number] {
  const [low, high] = betaInterval(share * trials, (1 - share) * trials, level);
  return [Math.min(low, share), Math.max(high, share)];
}
