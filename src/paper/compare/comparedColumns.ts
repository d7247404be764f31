import { distinctNames } from '../../core/distinctNames';
import { formatCell, formatInterval } from '../../core/format';
import { cutoffHead, type Row } from '../report/row';
import type { ComparedRow } from './comparedRow';

type Columns = [name: string, values: unknown[]][];

/** What numbers are, as the columns of a table. */
export const nameColumns = (rows: readonly ComparedRow[]): Columns => [
  ['exhibit', rows.map(({ exhibit }) => exhibit)],
  ['setting', rows.map(({ setting }) => setting)],
  ['number', rows.map(({ metric }) => metric)],
  ...(rows.some(({ cutoff }) => cutoff !== undefined)
    ? ([[headOf(rows), rows.map(({ cutoff }) => cutoff ?? null)]] satisfies Columns)
    : []),
];

const headOf = (rows: readonly ComparedRow[]): string =>
  cutoffHead(rows.flatMap(({ rows: each }) => each.filter(row => row !== undefined)));

/** Numbers of several runs as the columns of a table to read: what they are, each run's, and how far they moved. */
export const comparedColumns = (names: readonly string[], rows: readonly ComparedRow[]): Columns => [
  ...nameColumns(rows),
  ...distinctNames(names).map((name, i): Columns[0] => [name, rows.map(row => text(row.rows[i]))]),
  ['moved by', rows.map(({ far }) => far)],
];

const text = (row: Row | undefined): string | null =>
  row === undefined
    ? null
    : formatCell(row.ours) +
      (row.low === undefined || row.high === undefined ? '' : ` [${formatInterval(row.low, row.high).join(', ')}]`);
