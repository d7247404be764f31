import { expected } from '../core/check';
import { isList } from '../core/checkList';
import type { Matrix } from '../core/matrix';
import { exactTable } from './table';

interface Rows {
  names: string[];
  rows: unknown[][];
}

/**
 * The table of what `show` prints as text: a number, a list of numbers, or a plain object of a measure, of which lists
 * of one length are columns. Undefined for anything else.
 */
export function plainTable(value: unknown): Rows | undefined {
  if (typeof value === 'number') return { names: ['value'], rows: [[value]] };
  if (isList(value)) return numbersTable(value);
  if (isMatrix(value)) return matrixTable(value);
  const fields = exactTable([value]);
  return fields && columnsTable(fields);
}

/** Whether a value is one that a cell can hold as it is. */
export const isScalar = (value: unknown): boolean =>
  value === null || value === undefined || ['number', 'string', 'boolean', 'bigint'].includes(typeof value);

function numbersTable(list: ArrayLike<unknown>): Rows | undefined {
  if (list.length === 0) return { names: [], rows: [] };
  const rows = Array.from(list, one => [one]);
  return rows.every(([one]) => isScalar(one)) ? { names: ['value'], rows } : undefined;
}

function isMatrix(value: unknown): value is Matrix {
  const { values, width, ...others } = Object(value) as Partial<Matrix>;
  const isWhole = isList(values) && Number.isInteger(width) && values.length % width! === 0;
  return isWhole && Object.keys(others).length === 0;
}

/** Columns are counted from 0, as records and models are. */
const matrixTable = ({ values, width }: Matrix): Rows => ({
  names: Array.from({ length: width }, (_, i) => String(i)),
  rows: Array.from({ length: values.length / width }, (_, i) => Array.from(values.slice(i * width, (i + 1) * width))),
});

/** A row for each place in the lists of one object; what is said once of all of them is in each. */
function columnsTable({ names, rows: [fields] }: Rows): Rows {
  const kept = names.map((name, i) => ({ name, value: fields[i] })).filter(({ name }) => name !== 'warnings');
  const lists = kept.filter(({ value }) => isList(value));
  if (lists.length === 0) return { names: kept.map(({ name }) => name), rows: [kept.map(({ value }) => value)] };
  const lengths = lists.map(({ name, value }) => ({ name, length: (value as ArrayLike<unknown>).length }));
  const [{ length }] = lengths;
  if (lengths.some(one => one.length !== length))
    expected(
      'lists of one length, as columns',
      lengths.map(one => `${one.name} of ${one.length}`).join(', '),
      'Write them by themselves.',
    );
  const at = (value: unknown, i: number) => (isList(value) ? (value as ArrayLike<unknown>)[i] : value);
  return {
    names: kept.map(({ name }) => name),
    rows: Array.from({ length }, (_, i) => kept.map(({ value }) => at(value, i))),
  };
}
