import { inspect } from 'node:util';
import { checkFields, expected } from '../core/check';
import { checkList, checkMatrix } from '../core/checkList';
import { listed } from '../core/listed';
import type { Matrix } from '../core/matrix';
import { checkColumns } from './checkColumns';
import type { Column, Dataset } from './dataset';
import { MISSING } from './encode/missing';
import { parseNumber } from './encode/parseNumber';
import { scaled } from './encode/scale';

/** A record as its source has it: a number or text for each column, by the column's name. */
export type Cells = Record<string, unknown>;

/** Rows of a feature matrix. */
export type Features = Matrix & { values: Float32Array };

type Encoding = Pick<Dataset, 'name' | 'features' | 'columns'>;

/**
 * Encodes records that are given as their source has them, in the way of a data set: the inverse of `fieldsOf`. Numbers
 * are unscaled, texts may have blanks around them, and null or '' is the category of missing values where there is one.
 * @returns `[records × features]`
 * @throws RangeError that names record and column for a column too few or too many, an unknown category, or no number
 *   where one belongs
 * @example
 * const toy = gmia.makeToy();
 * gmia.encodeCells(toy, [{ x: 0.5, y: ' -1' }]).values; // => [0.5, -1]
 */
export function encodeCells(dataset: Encoding, records: readonly Cells[]): Features {
  checkFields('dataset', dataset, 'a data set', ['name', 'features', 'columns']);
  const { width } = checkMatrix('dataset.features', dataset.features);
  checkColumns(dataset.columns, width);
  checkList('records', records).forEach((cells, i) => checkFields(`record ${i}`, cells, 'an object of cells', []));
  const values = new Float32Array(records.length * width);
  records.forEach((cells, i) => encodeRecord(dataset, cells, values, i * width, `record ${i}`));
  return { values, width };
}

/** Encodes one record into `into` from `at` on, which is 0 there. `place` names the record in errors. */
export function encodeRecord(dataset: Encoding, cells: Cells, into: Float32Array, at: number, place: string): void {
  const { columns } = dataset;
  for (const column of columns)
    encodeCell(column, Object.hasOwn(cells, column.name) ? cells[column.name] : undefined, into, at, place);
  const names = Object.keys(cells);
  if (names.length === columns.length) return;
  const known = new Set(columns.map(({ name }) => name));
  const unknown = names.find(name => !known.has(name));
  expected(
    `columns of ${dataset.name} in ${place}`,
    unknown,
    `They are ${listed(
      columns.map(({ name }) => name),
      20,
    )}.`,
  );
}

function encodeCell(column: Column, cell: unknown, into: Float32Array, at: number, place: string): void {
  const { name, start, categories, missing = MISSING } = column;
  const where = `in column ${JSON.stringify(name)} of ${place}`;
  if (cell === undefined) expected(`a value ${where}`, 'none');
  if (typeof cell === 'object' && cell !== null) expected(`a number or text ${where}`, inspect(cell));
  const text = String(cell ?? '').trim();
  if (!categories) {
    const number = typeof cell === 'number' ? cell : parseNumber(text);
    into[at + start] = scaled(number, column);
    if (!Number.isFinite(into[at + start])) expected(`a number ${where}`, cell);
    return;
  }
  const category = categories.indexOf(text === '' ? missing : text);
  if (category < 0) expected(`a known category ${where}`, text, `These are ${listed(categories, 20)}.`);
  into[at + start + category] = 1;
}
