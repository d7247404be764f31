import type { Table } from '../../encode/table';
import { columnOfValues } from './columnOfValues';

/** Columns of values as a file has them, by name. */
export interface NamedValues {
  rows: number;
  columns: ReadonlyMap<string, ArrayLike<unknown>>;
}

/** Where a row of such columns stands, for messages. */
export const rowPlace = (row: number): string => `row ${row}`;

/** Columns of values as a table to encode. */
export const tableOfValues = (source: string, { rows, columns }: NamedValues): Table => ({
  source,
  columns: Array.from(columns, ([name, values]) => columnOfValues(name, values, rowPlace)),
  records: rows,
  place: rowPlace,
  notes: [],
});
