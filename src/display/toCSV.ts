import { inspect } from 'node:util';
import { expected } from '../core/check';
import { isList } from '../core/checkList';
import { csv } from '../core/csv';
import { saveFile } from '../core/saveFile';
import { isScalar, plainTable } from './plainTable';
import { exactTable } from './table';

/**
 * What `show` shows as a table as comma-separated values, whole and with all digits, for another program: a frame, a
 * result (its `toFrame()`), an array of results or of plain objects, a data set's columns. Also a plain object, such as
 * what `tprAt`, `auc` or `roc` give, a matrix, and numbers, such as those of `recordAucs`, in a column `value`. A
 * number with its interval becomes columns: `tpr`, `tpr low`, `tpr high`. An object whose fields are lists of one
 * length has a row for each place in them, with its other fields in each. Warnings are left out. Nothing is written but
 * what the table has: an object in a cell, such as a data set or models, is refused.
 * @param file where it is written as well, whole or not at all; a file of that name is replaced
 * @throws RangeError for what is no table, and where the file's folder is not there
 * @example
 * const found = [{ name: 'direct', tpr: { value: 0.25, low: 0.1, high: 0.4 } }];
 * toCSV(found).split('\n'); // => ['name,tpr,tpr low,tpr high', 'direct,0.25,0.1,0.4', '']
 */
export function toCSV(value: unknown, file?: string): string {
  if (value instanceof Promise) expected('a value to write', 'a promise', 'Write: toCSV(await …).');
  const { names, rows } =
    exactTable(value) ?? plainTable(value) ?? expected('a table, a result, or numbers', value, 'Such as show shows.');
  for (const row of rows) row.forEach((cell, column) => checkCell(names[column], cell));
  const text = csv(names, rows);
  if (file !== undefined) saveFile(file, text);
  return text;
}

function checkCell(column: string, cell: unknown): void {
  if (isScalar(cell) || cell instanceof Date) return;
  if (isList(cell) && Array.from(cell).every(isScalar)) return;
  const found = inspect(cell, { depth: 0, breakLength: Infinity, maxStringLength: 40 });
  expected(`numbers or texts in column ${column}`, found.slice(0, 80), 'Leave it out, or write it by itself.');
}
