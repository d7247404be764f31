import { expected } from '../../core/check';
import type { Column } from '../dataset';

/**
 * How numbers are scaled: `'range'` takes the smallest to 0 and the largest to 1, `'none'` leaves them, and
 * `[low, high]` takes `low` to 0 and `high` to 1.
 */
export type Scale = 'range' | 'none' | readonly [low: number, high: number];

export function checkScale(scale: Scale): Scale {
  const fits = Array.isArray(scale)
    ? scale.length === 2 && scale.every(Number.isFinite) && scale[1] > scale[0]
    : scale === 'range' || scale === 'none';
  return fits ? scale : expected("scale to be 'range', 'none' or [low, high]", scale);
}

/**
 * A number as a feature. Adding 0 turns -0 into 0: equal numbers must have equal bytes. A column of one value becomes
 * 0.
 */
export const scaled = (number: number, { low = 0, high = 1 }: Pick<Column, 'low' | 'high'>): number =>
  high === low ? 0 : (number - low) / (high - low) + 0;
