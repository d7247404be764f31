import { checkNumber, expected } from '../../core/check';
import { checkNumbers } from '../../core/checkList';

/**
 * The quantile of a sample by linear interpolation between its order statistics (type 7 of Hyndman and Fan 1996,
 * NumPy's default).
 * @param values one or more, in any order; they are copied
 * @param share from 0 (the least value) to 1 (the greatest); 0.5 is the median
 * @throws RangeError for a share outside [0, 1], no value, one that is NaN (naming the position), and between −∞ and ∞
 * @example
 * quantile([1, 2, 3, 4], 0.5); // => 2.5
 * quantile([4, 1, 3, 2], 0.9); // => 3.7
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  checkNumber('share', share, 0, 1, 'Write 90 % as 0.9.');
  checkNumbers('values', values, 'Leave out what has no value.');
  if (values.length === 0) expected('a value or more', 'none', 'Without any there is no quantile.');
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  // Equal neighbours are not interpolated: infinite ones would give NaN.
  if (below === above) return below;
  const part = at - Math.floor(at);
  if (Number.isFinite(above - below)) return below + (above - below) * part;
  const between = below * (1 - part) + above * part; // which does not overflow
  return Number.isNaN(between) ? expected('neighbours with something between them', `${below} and ${above}`) : between;
}
