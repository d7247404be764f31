import type { DataFrame } from 'danfojs-node';
import { datasetTable, isDataset } from './datasetTable';

/** What a cell shows of a frame: names of columns and rows of values. */
export interface Table {
  /** A line above it. */
  title?: string;
  names: string[];
  rows: unknown[][];
  /** How many rows and columns there are in all; `rows` and `names` hold the first of them. */
  total: { rows: number; columns: number };
  warnings: string[];
}

const shownRows = 20;
const shownColumns = 20;
const shownDecisions = 100; // on the columns of a data set, which are to be looked through once

type Tabular = { table?(): DataFrame; toFrame?(): DataFrame; warnings?: unknown };

/**
 * The table of a Danfo frame or series, of a result (its `table()`, otherwise its `toFrame()`, with its warnings), of
 * a data set (what became of its columns, with its notes), or of an array of plain objects; undefined for anything
 * else. Holds at most 20 rows and 20 columns.
 */
export function tableOf(value: unknown): Table | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isFrame(value)) return cut(frameTable(value), []);
  if (isRecords(value)) return cut(recordsTable(value), []);
  if (isDataset(value)) return cut(datasetTable(value), value.notes, shownDecisions);
  const result = value as Tabular;
  const frame =
    typeof result.table === 'function'
      ? result.table()
      : typeof result.toFrame === 'function'
        ? result.toFrame()
        : undefined;
  if (!isFrame(frame)) return undefined;
  return cut(frameTable(frame), Array.isArray(result.warnings) ? result.warnings.map(String) : []);
}

const isFrame = (value: unknown): value is DataFrame => {
  const frame = value as DataFrame | undefined;
  return (
    Array.isArray(frame?.columns) &&
    Array.isArray(frame.values) &&
    Array.isArray(frame.index) &&
    typeof frame.print === 'function'
  );
};

const isRecords = (value: object): value is Record<string, unknown>[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(one => typeof one === 'object' && one !== null && Object.getPrototypeOf(one) === Object.prototype);

type Whole = Pick<Table, 'title' | 'names' | 'rows'>;

function frameTable(frame: DataFrame): Whole {
  const names = frame.columns.map(String);
  // A series has values, not rows.
  const rows = (frame.values as unknown[]).map(row => (Array.isArray(row) ? row : [row]));
  // Danfo numbers rows from 0: only an index that says more than that is worth a column.
  if (frame.index.every((label, i) => Number(label) === i)) return { names, rows };
  return { names: ['', ...names], rows: rows.map((row, i) => [frame.index[i], ...row]) };
}

function recordsTable(records: Record<string, unknown>[]): Whole {
  const names = [...new Set(records.flatMap(Object.keys))];
  return { names, rows: records.map(record => names.map(name => record[name])) };
}

const cut = ({ title, names, rows }: Whole, warnings: string[], most = shownRows): Table => ({
  title,
  names: names.slice(0, shownColumns),
  rows: rows.slice(0, most).map(row => row.slice(0, shownColumns)),
  total: { rows: rows.length, columns: names.length },
  warnings,
});

/** Whether every value of a column is a number or missing: such columns are aligned to the right. */
export const isNumeric = (table: Table, column: number): boolean =>
  table.rows.every(row => typeof row[column] === 'number' || row[column] === null || row[column] === undefined);

/** "… of 300 rows", "… of 105 columns", or nothing where all is shown. */
export function remainder({ names, rows, total }: Table): string {
  const parts = [];
  if (total.rows > rows.length) parts.push(`${total.rows} rows`);
  if (total.columns > names.length) parts.push(`${total.columns} columns`);
  return parts.length ? `… of ${parts.join(' and ')}` : '';
}
