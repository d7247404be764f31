import { distinctNames } from '../../core/distinctNames';
import { formatCell, formatInterval } from '../../core/format';
import type { Row } from '../report/row';
import type { ComparedRow } from './comparedRow';

/** Numbers of several runs as the columns of a table: what they are, each run's, and how far they moved. */
export const comparedColumns = (names: readonly string[], rows: readonly ComparedRow[]): [string, unknown[]][] => [
  ['exhibit', rows.map(({ exhibit }) => exhibit)],
  ['setting', rows.map(({ setting }) => setting)],
  ['number', rows.map(({ metric }) => metric)],
  ...(rows.some(({ cutoff }) => cutoff !== undefined)
    ? [['p ≤', rows.map(({ cutoff }) => cutoff ?? null)] as [string, unknown[]]]
    : []),
  ...distinctNames(names).map((name, i): [string, unknown[]] => [name, rows.map(row => text(row.rows[i]))]),
  ['moved by', rows.map(({ far }) => far)],
];

const text = (row: Row | undefined): string | null =>
  row === undefined
    ? null
    : formatCell(row.ours) +
      (row.low === undefined || row.high === undefined ? '' : ` [${formatInterval(row.low, row.high).join(', ')}]`);
