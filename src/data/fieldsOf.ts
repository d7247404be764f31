import { row } from '../core/matrix';
import { checkColumns } from './checkColumns';
import type { Column, Dataset } from './dataset';
import { scaled } from './encode/scale';
import { checkRecords, type Records } from './records';

/** What a record has in a column: a number, or a category by name. */
export type Cell = number | string;

/** A record as its source had it, by name of the column. */
export type Fields = Record<string, Cell>;

/**
 * Records as their source had them: a value for each column, numbers unscaled and categories by name. Numbers have the
 * digits that Float32 keeps, so that `encodeCells` makes the same features of them. A missing value appears as the
 * value that replaced it; columns whose names are whole numbers come first, as in every object.
 * @returns for each record its fields by name of the column
 * @example
 * const cancer = await loadCancer();
 * fieldsOf(new Records(cancer, [0])); // => [{ "clump thickness": 5, … }]
 */
export function fieldsOf(records: Records): Fields[] {
  const { dataset, indices } = checkRecords('records', records);
  checkColumns(dataset.columns, dataset.features.width);
  return Array.from(indices, index => fieldsOfRow(dataset, row(dataset.features, index)));
}

/**
 * The same for anything that is encoded as the records of a data set are. Of a block of categories that is not one-hot
 * the largest is taken. Kernel: nothing is checked.
 */
export const fieldsOfRow = ({ columns }: Pick<Dataset, 'columns'>, values: ArrayLike<number>): Fields =>
  Object.fromEntries(columns.map(column => [column.name, fieldOf(column, values)]));

/** The same of one column. */
export const fieldOf = (column: Column, values: ArrayLike<number>): Cell =>
  column.categories ? column.categories[categoryOf(column, values)] : numberOf(column, values);

/** The category of a record, by position: that with the largest entry, the first of several. */
export function categoryOf({ start, width }: Column, values: ArrayLike<number>): number {
  let most = 0;
  for (let c = 1; c < width; c++) if (values[start + c] > values[start + most]) most = c;
  return most;
}

const mostDecimals = 100; // of toFixed

/** The number of a record as its source had it. */
export function numberOf(column: Column, values: ArrayLike<number>): number {
  const { start, low = 0, high = 1 } = column;
  const feature = values[start];
  const number = low + feature * (high - low);
  // Float32 keeps 7 digits: of the number itself where 0 stayed 0, else of the larger bound. Some need a few more.
  const size = low === 0 ? Math.abs(number) : Math.max(Math.abs(low), Math.abs(high));
  if (size === 0) return 0;
  const decimals = Math.min(mostDecimals, Math.max(0, 6 - Math.floor(Math.log10(size))));
  const tells = (text: string) => Math.fround(scaled(Number(text), column)) === feature;
  const exact = [0, 1, 2, 3].map(more => number.toFixed(Math.min(mostDecimals, decimals + more))).find(tells);
  return Number(exact ?? number);
}
