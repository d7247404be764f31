import { checkFields, checkText, expected } from './check';
import type { Matrix } from './matrix';

/** Checks an array, typed or not, without a hole, and returns it; what it holds is not looked at. */
export function checkList<L extends ArrayLike<unknown>>(name: string, value: L, advice = ''): L {
  if (!isList(value)) expected(`${name} to be an array`, value, advice);
  if (Array.isArray(value) && value.includes(undefined)) {
    const hole = Array.from(value.keys()).find(i => !(i in value)); // which methods such as forEach and map pass over
    if (hole !== undefined) expected(`${name}[${hole}] to be there`, 'a hole', advice);
  }
  return value;
}

/** Checks an array of objects with these fields, and returns it. */
export function checkEach<T>(name: string, list: T[], what: string, fields: readonly (keyof T)[], advice = ''): T[] {
  if (!Array.isArray(checkList(name, list, advice))) expected(`${name} to be an array of objects`, list, advice);
  for (let i = 0; i < list.length; i++) checkFields(`${name}[${i}]`, list[i], what, fields, advice);
  return list;
}

/** Checks an array of texts, and returns it. */
export function checkTexts<L extends ArrayLike<string>>(name: string, list: L, advice = ''): L {
  checkList(name, list, advice);
  for (let i = 0; i < list.length; i++) checkText(`${name}[${i}]`, list[i], advice);
  return list;
}

/** Checks an array of numbers, typed or not, and returns it; errors name the position of what is no number, or NaN. */
export function checkNumbers<L extends ArrayLike<number>>(name: string, value: L, advice = ''): L {
  if (!Array.isArray(value) && !isNumeric(value)) expected(`${name} to be an array of numbers`, value, advice);
  for (let i = 0; i < value.length; i++)
    if (typeof value[i] !== 'number' || Number.isNaN(value[i]))
      expected(`${name}[${i}] to be a number`, value[i], advice);
  return value;
}

/** Checks a matrix of whole rows, and returns it; what it holds is not looked at. */
export function checkMatrix<M extends Matrix>(name: string, matrix: M, advice = ''): M {
  const { values, width } = Object(matrix) as Partial<Matrix>;
  if (!(values instanceof Float32Array || values instanceof Float64Array) || !Number.isSafeInteger(width))
    expected(`${name} to be a matrix { values, width } with a Float32Array or Float64Array`, matrix, advice);
  if (width! < 0 || (width === 0 ? values.length > 0 : values.length % width! !== 0))
    expected(`${name} to be a matrix of whole rows`, `${values.length} values of width ${width}`, advice);
  return matrix;
}

/** Whether a value is an array, typed or not. */
export const isList = (value: unknown): value is ArrayLike<number> => Array.isArray(value) || isTyped(value);

const isTyped = (value: unknown): value is ArrayLike<unknown> =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

const isNumeric = (value: unknown): value is ArrayLike<number> =>
  isTyped(value) && !(value instanceof BigInt64Array || value instanceof BigUint64Array);
