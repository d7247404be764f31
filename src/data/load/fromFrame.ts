import type { DataFrame } from 'danfojs-node';
import { expected } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import type { Dataset } from '../dataset';
import { type EncodeOptions, encode } from '../encode/encode';
import { encodeOptionNames } from '../encode/encodeOptions';
import { columnOfTexts, type SourceColumn } from '../encode/table';

/**
 * A dataset from a Danfo DataFrame, encoded as `fromCsv` encodes a file, with the same options. null, undefined and NaN
 * are missing values; true and false are categories; BigInts are numbers, Dates are dates (see `dates`).
 * @throws RangeError as `fromCsv` does, with rows by the frame's index; it names column and row of a cell that is no
 *   text, number, boolean or Date
 */
export function fromFrame(frame: DataFrame, options: EncodeOptions): Dataset {
  if (!Array.isArray(frame?.columns) || !Array.isArray(frame.values)) expected('a DataFrame of danfojs-node', frame);
  checkOptions('fromFrame', options, encodeOptionNames);
  const rows = frame.values as unknown[][];
  const place = (row: number) => `row ${frame.index[row]}`;
  const columns = frame.columns.map((name: unknown, c: number) =>
    columnOf(
      String(name),
      rows.map(row => row[c]),
      place,
    ),
  );
  return encode(
    { source: 'the frame', columns, records: rows.length, place, notes: [] },
    { name: 'frame', ...options },
  );
}

/** A column of a frame: of numbers if it holds nothing else. */
function columnOf(name: string, cells: readonly unknown[], place: (row: number) => string): SourceColumn {
  const areNumbers = cells.every(cell => typeof cell === 'number' || cell === null || cell === undefined);
  const where = (row: number) => `in column ${JSON.stringify(name)}, ${place(row)}`;
  if (!areNumbers)
    return columnOfTexts(
      name,
      cells.map((cell, row) => textOf(cell, () => where(row))),
    );
  const numbers = Float64Array.from(cells, cell => (cell as number | null) ?? NaN);
  const infinite = numbers.findIndex(number => Math.abs(number) === Infinity);
  if (infinite >= 0) expected(`a finite number ${where(infinite)}`, numbers[infinite], 'NaN is a missing value.');
  const text = (row: number) => (Number.isNaN(numbers[row]) ? null : String(numbers[row]));
  return { name, typed: true, number: row => numbers[row], text };
}

/** A cell as text; null where there is none. */
function textOf(cell: unknown, where: () => string): string | null {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return null;
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'string') return cell.trim();
  const isPlain = typeof cell === 'boolean' || typeof cell === 'bigint' || Number.isFinite(cell);
  if (!isPlain)
    expected(
      `text, a finite number, a boolean or a Date ${where()}`,
      cell,
      'Make one of it, or leave the column out of the frame.',
    );
  return String(cell);
}

/** A date as text that `dates` reads, without the time of day where it is midnight (UTC); null for an invalid one. */
function dateText(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  return date.toISOString().replace(/T00:00:00\.000Z$/, '');
}
