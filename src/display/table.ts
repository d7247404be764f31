import type { DataFrame } from 'danfojs-node';
import { frameRows } from '../core/csv';
import { formatCell, formatInterval } from '../core/format';
import { sharedWarnings } from './charts/sharedWarnings';
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

type Tabular = { table?(): DataFrame; toFrame?(): DataFrame; name?: unknown; warnings?: unknown };

/**
 * The table of a Danfo frame or series, of a result (its `table()`, otherwise its `toFrame()`, with its warnings), of
 * a data set (what became of its columns, with its notes), of an array of results (their tables one below the other,
 * with their names), or of an array of plain objects; undefined for anything else. Holds at most 20 rows and 20
 * columns.
 */
export function tableOf(value: unknown): Table | undefined {
  const whole = wholeTable(value, shown);
  return whole && cut(whole, isObject(value) && isDataset(value) ? shownDecisions : shownRows);
}

/**
 * The same to compute with: a result's `toFrame()` before its `table()`, all rows and columns, and intervals as
 * columns.
 */
export const exactTable = (value: unknown): Pick<Table, 'names' | 'rows'> | undefined => wholeTable(value, exact);

/** What a table is made for. */
interface Form {
  /** Which method of a result gives its table, the first that it has. */
  methods: readonly ('table' | 'toFrame')[];
  /** The cells of a number with its interval. */
  interval(name: string, one: Interval): [name: string, value: unknown][];
}

const shown: Form = {
  methods: ['table', 'toFrame'],
  interval: (name, one) => [[name, intervalText(one)]],
};

const exact: Form = {
  methods: ['toFrame', 'table'],
  interval: (name, { value, ...ends }) => [
    [name, value],
    ...Object.entries(ends).map(([end, one]): [string, unknown] => [`${name} ${end}`, one]),
  ],
};

type Whole = Pick<Table, 'title' | 'names' | 'rows'> & { warnings?: string[] };

function wholeTable(value: unknown, form: Form): Whole | undefined {
  if (!isObject(value)) return undefined;
  if (isFrame(value)) return frameTable(value);
  if (isRecords(value)) return recordsTable(value, form);
  if (Array.isArray(value)) return resultsTable(value, form);
  if (isDataset(value)) return { ...datasetTable(value), warnings: value.notes };
  const frame = frameOf(value, form);
  return frame && { ...frameTable(frame), warnings: warningsOf(value) };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The table of a result. */
function frameOf(result: Tabular, { methods }: Form): DataFrame | undefined {
  const how = methods.find(name => typeof result[name] === 'function');
  const frame = how && result[how]!();
  return isFrame(frame) ? frame : undefined;
}

const warningsOf = ({ warnings }: Tabular): string[] => (Array.isArray(warnings) ? warnings.map(String) : []);

/** Several results in one table: each row begins with the name of its result, or with its number from 1. */
function resultsTable(results: unknown[], form: Form): Whole | undefined {
  const frames = results.map(one => (isObject(one) ? frameOf(one, form) : undefined));
  if (results.length === 0 || !frames.every(frame => frame !== undefined)) return undefined;
  const named = results.map((one, i) => nameOf(one as Tabular) ?? String(i + 1));
  const tables = frames.map(frameTable);
  const names = [...new Set(tables.flatMap(table => table.names))];
  const rows = tables.flatMap((table, i) =>
    table.rows.map(row => [named[i], ...names.map(name => row[table.names.indexOf(name)])]),
  );
  const warned = results.map((one, i) => ({ name: named[i], warnings: warningsOf(one as Tabular) }));
  return { names: ['result', ...names], rows, warnings: sharedWarnings(warned) };
}

const nameOf = ({ name }: { name?: unknown }) => (typeof name === 'string' ? name : undefined);

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
  value.every(isPlain) &&
  !value.every(one => frameOf(one, shown) !== undefined);

function frameTable(frame: DataFrame): Whole {
  const names = frame.columns.map(String);
  const rows = frameRows(frame);
  // Danfo numbers rows from 0: only an index that says more than that is worth a column.
  if (frame.index.every((label, i) => Number(label) === i)) return { names, rows };
  return { names: ['', ...names], rows: rows.map((row, i) => [frame.index[i], ...row]) };
}

function recordsTable(given: Record<string, unknown>[], form: Form): Whole {
  const records = given.map(one => flat(one, form));
  const names = [...new Set(records.flatMap(Object.keys))];
  return { names, rows: records.map(record => names.map(name => record[name])) };
}

/** An object with the fields of objects in it as its own; a number with its interval as the form has it. */
function flat(record: Record<string, unknown>, form: Form): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, one]): [string, unknown][] => {
      if (!isPlain(one) || isDataset(one)) return [[key, one]];
      if (isInterval(one)) return form.interval(key, one);
      return Object.entries(flat(one, form)).map(([inner, value]) => [`${key} ${inner}`, value]);
    }),
  );
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

type Interval = { value: number | null; low: number; high: number };

const isInterval = (value: object): value is Interval =>
  ['value', 'low', 'high'].every(key => ['number', 'object'].includes(typeof (value as Record<string, unknown>)[key]));

const intervalText = ({ value, low, high }: Interval) =>
  value === null ? formatCell(null) : `${formatCell(value)} [${formatInterval(low, high).join(', ')}]`;

const cut = ({ title, names, rows, warnings = [] }: Whole, most: number): Table => ({
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
