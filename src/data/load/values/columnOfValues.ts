import { expected } from '../../../core/check';
import { parseNumber } from '../../encode/parseNumber';
import type { SourceColumn } from '../../encode/table';

/**
 * A column of values as another program typed them. null, undefined and NaN are missing; whole numbers beyond 2^53 and
 * dates are texts.
 * @param place where a row stands, for messages
 * @throws RangeError on reading a cell that is no text, finite number, boolean or Date
 */
export function columnOfValues(name: string, values: ArrayLike<unknown>, place: (row: number) => string): SourceColumn {
  const where = (row: number) => `in column ${JSON.stringify(name)}, ${place(row)}`;
  const text = (row: number) => textOf(values[row], () => where(row));
  if (!areNumbers(values)) return { name, text, number: row => parseNumber(text(row) ?? '') };
  const number = (row: number) => {
    const number = Number(values[row] ?? NaN);
    return Math.abs(number) === Infinity ? expected(`a finite number ${where(row)}`, number, INFINITE) : number;
  };
  return { name, typed: true, text, number };
}

const INFINITE = 'NaN is a missing value.';

/** Whether all values are numbers that float64 can hold, or missing. */
function areNumbers(values: ArrayLike<unknown>): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const isNumber = typeof value === 'bigint' ? isSafe(value) : typeof value === 'number';
    if (!isNumber && value !== null && value !== undefined) return false;
  }
  return true;
}

const isSafe = (value: bigint) => Number.isSafeInteger(Number(value));

/** A cell as text; null where there is none. */
function textOf(cell: unknown, where: () => string): string | null {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return null;
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'boolean' || typeof cell === 'bigint' || Number.isFinite(cell)) return String(cell);
  return expected(
    `text, a finite number, a boolean or a Date ${where()}`,
    cell,
    'Make one of it, or leave the column out.',
  );
}

/** A date without the time of day where that is midnight (UTC); null for an invalid one. */
export const dateText = (date: Date): string | null =>
  Number.isNaN(date.getTime()) ? null : date.toISOString().replace(/T00:00:00\.000Z$/, '');
