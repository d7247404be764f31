import { expected } from '../../core/check';
import type { FileArray } from './fileArray';
import { exact, numberOf } from './numberOf';

/**
 * The numbers of an array: float32 and float64 as they are, others in float64.
 * @throws RangeError for text, or whole numbers beyond ±2^53
 */
export function floatsOf({ values, source }: FileArray): Float32Array | Float64Array {
  if (values instanceof Float32Array || values instanceof Float64Array) return values;
  const found = new Float64Array(values.length);
  const where = (i: number) => `value ${i} of ${source}`;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    for (let i = 0; i < values.length; i++) found[i] = exact(values[i], () => where(i));
  else for (let i = 0; i < values.length; i++) found[i] = numberOf(values[i], () => where(i));
  return found;
}

/** The whole numbers of an array, for instance positions. @throws RangeError for other values */
export function wholeOf(array: FileArray): Int32Array {
  const values = floatsOf(array);
  const odd = values.findIndex(value => !Number.isInteger(value) || Math.abs(value) >= 2 ** 31);
  if (odd >= 0) expected(`a whole number as value ${odd} of ${array.source}`, values[odd]);
  return Int32Array.from(values);
}

/** An array of booleans, as 0 and 1. @throws RangeError for other values */
export function flagsOf(array: FileArray): Uint8Array {
  const values = floatsOf(array);
  const odd = values.findIndex(value => value !== 0 && value !== 1);
  if (odd >= 0) expected(`true (1) or false (0) as value ${odd} of ${array.source}`, values[odd]);
  return Uint8Array.from(values);
}

/** Values as texts: numbers of 64 bits to the last digit. */
export const textsOf = ({ values }: FileArray): string[] => Array.from(values as ArrayLike<unknown>, String);
