import { checkNumber, expected } from '../../core/check';

/**
 * The quantile of a sample by linear interpolation between its order statistics (type 7 of Hyndman and Fan 1996,
 * NumPy's default).
 * @param values in any order; they are copied
 * @param share from 0 (the least value) to 1 (the greatest); 0.5 is the median
 * @returns NaN without any value
 * @throws RangeError for a share outside [0, 1], or a value that is NaN (naming the position)
 * @example
 * quantile([1, 2, 3, 4], 0.5); // => 2.5
 * quantile([4, 1, 3, 2], 0.9); // => 3.7
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  checkNumber('share', share, 0, 1, 'Write 90 % as 0.9.');
  for (let i = 0; i < values.length; i++)
    if (!(typeof values[i] === 'number' && !Number.isNaN(values[i])))
      expected(`value ${i} to be a number`, values[i], 'Leave out what has no value.');
  if (values.length === 0) return NaN;
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  // Equal neighbours are not interpolated: infinite ones would give NaN.
  return below === above ? below : below + (above - below) * (at - Math.floor(at));
}
