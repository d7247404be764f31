import { checkInteger, expected } from './check';
import { isList } from './checkList';
import type { Matrix } from './matrix';

/** What is taken where a matrix is: one, lists of rows, a Danfo frame. */
export type MatrixLike = Matrix | { values: ArrayLike<number>; width: number } | readonly ArrayLike<number>[] | Frame;

/** What a Danfo frame shows of itself. */
interface Frame {
  readonly columns: readonly string[];
  readonly values: unknown;
}

/**
 * A matrix, whatever it is given as: `{ values, width }`, an array of rows (arrays or typed arrays), or a Danfo frame.
 * A matrix of floats comes back as it is, rows of float32 become float32, and all else float64.
 * @param name of the argument, for messages
 * @throws RangeError that names the place of rows of different lengths or of what is no number; for nothing at all, or
 *   for a list without rows, which could be a row as well as a column
 */
export function toMatrix(name: string, given: MatrixLike): Matrix {
  if (typeof given !== 'object' || given === null || given instanceof Promise) return refuse(name, given);
  if ('width' in given) return ofWidth(name, given);
  if ('columns' in given && 'values' in given) return ofRows(name, frameRows(given), given.columns);
  if (ArrayBuffer.isView(given) || (Array.isArray(given) && typeof given[0] === 'number'))
    return expected(
      `rows in ${name}`,
      `one list of ${(given as unknown as unknown[]).length} numbers`,
      '{ values, width: 1 } makes a column of it, [values] a row.',
    );
  return Array.isArray(given) ? ofRows(name, given) : refuse(name, given);
}

const refuse = (name: string, given: unknown): never =>
  expected(`${name} to be a matrix`, given, 'Such as { values, width }, an array of rows, or a Danfo frame.');

function ofWidth(name: string, given: { values: ArrayLike<number>; width: number }): Matrix {
  const { values, width } = given;
  const floats = values instanceof Float32Array || values instanceof Float64Array;
  if (!floats && !isList(values)) expected(`${name}.values to be a list of numbers`, values);
  checkInteger(`${name}.width`, width, values.length > 0 ? 1 : 0);
  if (width > 0 && values.length % width !== 0)
    expected(`rows of ${width} values in ${name}`, `${values.length} values`);
  if (floats) return given as Matrix;
  return { values: numbers(values, i => `${name}.values[${i}]`), width };
}

function ofRows(name: string, given: readonly unknown[], columns?: readonly string[]): Matrix {
  const rows = given.map((row, i) => (isList(row) ? row : expected(`${name}[${i}] to be a row of numbers`, row)));
  const width = rows[0]?.length ?? 0;
  if (width === 0) expected(`rows of numbers in ${name}`, rows.length === 0 ? 'none' : 'an empty one');
  const odd = rows.findIndex(row => row.length !== width);
  if (odd >= 0) expected(`${width} values in ${name}[${odd}], as in the first row`, rows[odd].length);
  const values = new (rows.every(row => row instanceof Float32Array) ? Float32Array : Float64Array)(
    rows.length * width,
  );
  const place = (i: number, j: number) => `${name}[${i}][${columns ? JSON.stringify(columns[j]) : j}]`;
  rows.forEach((row, i) =>
    values.set(
      numbers(row, j => place(i, j)),
      i * width,
    ),
  );
  return { values, width };
}

const frameRows = ({ values, columns }: Frame): unknown[] =>
  Array.from(values as ArrayLike<unknown>, row => (columns.length === 1 && !isList(row) ? [row] : row));
function numbers(values: ArrayLike<unknown>, place: (i: number) => string): Float64Array {
  const found = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++)
    found[i] = typeof values[i] === 'number' ? (values[i] as number) : expected(`a number as ${place(i)}`, values[i]);
  return found;
}
