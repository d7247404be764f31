import { checkNumber, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { chiSquareQuantile, studentQuantile } from '../numeric/distributions';
import { checkLevel } from './clopperPearson';

/** A number with its confidence interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** What `meanInterval` finds of so many values. */
export interface MeanInterval {
  n: number;
  mean: Estimate;
  /** Standard deviation, n − 1 in the denominator. */
  sd: Estimate;
}

/**
 * Mean and standard deviation of independent values, each with a confidence interval: Student's t interval
 * mean ± t · sd / √n with n − 1 degrees of freedom, and from sd · √((n − 1) / χ²), the two quantiles of chi-square with
 * n − 1 degrees of freedom. Both are exact for normal values; that of the mean is nearly right for many values of
 * another shape, that of the standard deviation is not.
 *
 * Values of the target models of one pool are not quite independent, as the models share records: half of the records
 * of any two, and none of the two of one halving. Intervals over them treat models as independent, and are about other
 * models on this pool, not about other pools.
 *
 * @param values at least 2, each finite
 * @param options.level confidence, strictly between 0 and 1; default 0.95
 * @param options.least a bound that no value, and so no mean, can lie below: the interval of the mean is cut there;
 *   default none
 * @param options.most the same above
 * @throws RangeError for fewer values, or one that is not finite or lies outside `least` to `most`
 * @example
 * meanInterval([1, 2, 3]).mean; // => { value: 2, low: -0.48, high: 4.48 }
 */
export function meanInterval(
  values: ArrayLike<number>,
  options: { level?: number; least?: number; most?: number } = {},
): MeanInterval {
  checkOptions('meanInterval', options, { level: true, least: true, most: true });
  const { level = 0.95, least = -Number.MAX_VALUE, most = Number.MAX_VALUE } = options;
  checkNumber('least', least, -Infinity, Infinity);
  checkNumber('most', most, least, Infinity, 'It is not below least.');
  const n = checkList('values', values).length;
  const tail = (1 - checkLevel(level)) / 2;
  if (!(n >= 2)) expected('at least 2 values', n, 'One value says nothing of how far others lie apart.');
  let sum = 0;
  for (let i = 0; i < n; i++) sum += checkNumber(`value ${i}`, values[i], least, most);
  if (!Number.isFinite(sum)) expected('values whose sum is finite', sum, 'Scale them.');
  const within = (value: number) => Math.min(most, Math.max(least, value));
  const value = within(sum / n);
  const sd = deviation(values, value);
  const reach = (studentQuantile(n - 1, 1 - tail) * sd) / Math.sqrt(n);
  const scale = (above: number) => Math.sqrt((n - 1) / chiSquareQuantile(n - 1, above));
  return {
    n,
    mean: { value, low: within(value - reach), high: within(value + reach) },
    sd: { value: sd, low: sd * scale(tail), high: sd * scale(1 - tail) },
  };
}

/** The standard deviation around a mean; where squares would under- or overflow, of numbers that are scaled first. */
function deviation(values: ArrayLike<number>, mean: number): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, Math.abs(values[i] - mean));
  const scale = greatest === 0 || (greatest > 1e-140 && greatest < 1e140) ? 1 : greatest;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] - mean) / scale) ** 2;
  return scale * Math.sqrt(squares / (values.length - 1));
}
