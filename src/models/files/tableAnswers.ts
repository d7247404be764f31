import { expected } from '../../core/check';
import { type FileKind, type Role, roleNames } from './answerFiles';
import type { FileArray } from './fileArray';
import type { GivenModels } from './givenAnswers';
import type { LongTable } from './longTable';
import { missingColumn } from './missingColumn';
import { numberOf } from './numberOf';
import { type TablePairs, tablePairs } from './tablePairs';

/**
 * Takes the answers of reference models or targets out of a table in long form: a row for each model and record, in any
 * order. Columns `model` and `record` number them from 0 on; then `loss`, `prediction`, or a column `class_...` for
 * each class; optional are `kind` (reference or target), `member`, `label` and `id`.
 * @throws RangeError for a column that is missing, a pair of model and record that is missing or comes twice, or labels
 *   or ids of a record that differ from row to row
 */
export function tableAnswers(
  table: LongTable,
  kind: FileKind,
  role: Role,
): GivenModels & { labels?: FileArray; ids?: FileArray } {
  const { source } = table;
  const rows = rowsOf(table, role);
  const pairs = tablePairs(table, rows);
  const { records, models } = pairs;
  const { columns, classes } = valueColumns(table, kind);
  /** Cells of some columns as an array, `[models × records × columns]`. */
  const spread = <T>(names: readonly string[], into: { [at: number]: T }, parse: (cell: unknown, row: number) => T) => {
    const cells = names.map(name => table.columns.get(name)!);
    rows.forEach((row, i) => {
      cells.forEach((column, c) => {
        into[pairs.at[i] * names.length + c] = parse(column[row], row);
      });
    });
  };
  const shape = columns[0].startsWith('class_') ? [models, records, columns.length] : [models, records];
  const array = (name: string, shape: number[], values: FileArray['values']) => ({
    source: `${source}, column ${name}`,
    shape,
    values,
  });
  const number = (cell: unknown, row: number) => numberOf(cell, () => `${columns} in ${table.place(row)} of ${source}`);
  const values =
    kind === 'predictions' ? new Array<string>(models * records) : new Float64Array(models * records * columns.length);
  if (values instanceof Float64Array) spread(columns, values, number);
  else spread<string>(columns, values, String);
  const found: ReturnType<typeof tableAnswers> = { kind, answers: array(columns.join(), shape, values), classes };
  if (table.columns.has('member')) {
    const members = new Uint8Array(models * records);
    spread(['member'], members, (cell, row) => flagOf(cell, () => `member in ${table.place(row)} of ${source}`));
    found.membership = array('member', [models, records], members);
  }
  for (const [name, field] of [
    ['label', 'labels'],
    ['id', 'ids'],
  ] as const)
    if (table.columns.has(name)) found[field] = array(name, [records], perRecord(table, name, rows, pairs));
  return found;
}

/** The rows about models of one role. */
function rowsOf({ rows, columns, source, place }: LongTable, role: Role): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const kinds = columns.get('kind');
  if (!kinds) return all;
  const odd = all.find(row => !roleNames.includes(kinds[row] as Role));
  if (odd !== undefined) expected(`reference or target as kind in ${place(odd)} of ${source}`, kinds[odd]);
  const own = all.filter(row => kinds[row] === role);
  return own.length ? own : expected(`rows of the kind ${role} in ${source}`, 'none');
}

/** Columns of the answers, classes in order; and their names, where they are more than numbers. */
function valueColumns(table: LongTable, kind: FileKind): { columns: string[]; classes?: string[] } {
  if (kind === 'losses' || kind === 'predictions') {
    const name = kind === 'losses' ? 'loss' : 'prediction';
    return { columns: [table.columns.has(name) ? name : missingColumn(table, name)] };
  }
  const columns = [...table.columns.keys()].filter(name => name.startsWith('class_'));
  if (columns.length < 2) missingColumn(table, 'class_... for each class');
  const classes = columns.map(name => name.slice('class_'.length));
  const numbered = columns.map((_, c) => `class_${c}`);
  return numbered.every(name => table.columns.has(name)) ? { columns: numbered } : { columns, classes };
}

/** What a column says of each record, which must be the same in all rows. */
function perRecord(table: LongTable, name: string, rows: Int32Array, { record, records }: TablePairs): string[] {
  const cells = table.columns.get(name)!;
  const values = new Array<string>(records);
  rows.forEach((row, i) => {
    const value = String(cells[row] ?? '');
    if (value === '') expected(`${name} of record ${record[i]} in ${table.place(row)} of ${table.source}`, value);
    const before = (values[record[i]] ??= value);
    if (before !== value)
      expected(
        `one ${name} of record ${record[i]} in ${table.source}`,
        `${before} and, in ${table.place(row)}, ${value}`,
      );
  });
  return values;
}

const flags = new Map<string, number>([
  ['true', 1],
  ['1', 1],
  ['1.0', 1],
  ['false', 0],
  ['0', 0],
  ['0.0', 0],
]);

const flagOf = (cell: unknown, where: () => string): number =>
  flags.get(String(cell).trim().toLowerCase()) ?? expected(`true or false as ${where()}`, cell);
