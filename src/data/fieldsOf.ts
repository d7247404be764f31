import { row } from '../core/matrix';
import type { Column } from './dataset';
import type { Records } from './records';

/**
 * Records as their source had them: a value for each column, numbers unscaled and categories by name. Numbers are
 * rounded to the digits that Float32 keeps. A missing value appears as the value that replaced it.
 * @returns for each record its fields by name of the column
 */
export function fieldsOf({ dataset: { features, columns }, indices }: Records): Record<string, number | string>[] {
  return Array.from(indices, index => {
    const values = row(features, index);
    return Object.fromEntries(columns.map(column => [column.name, fieldOf(column, values)]));
  });
}

const fieldOf = (column: Column, values: ArrayLike<number>): number | string =>
  column.categories ? column.categories[categoryOf(column, values)] : numberOf(column, values);

/** The category of a record, by position: that with the largest entry, the first of several. */
export function categoryOf({ start, width }: Column, values: ArrayLike<number>): number {
  let most = 0;
  for (let c = 1; c < width; c++) if (values[start + c] > values[start + most]) most = c;
  return most;
}

/** The number of a record as its source had it. */
export function numberOf({ start, low = 0, high = 1 }: Column, values: ArrayLike<number>): number {
  const number = low + values[start] * (high - low);
  // Float32 keeps 7 digits: of the number itself where 0 stayed 0, else of the larger bound.
  const size = low === 0 ? Math.abs(number) : Math.max(Math.abs(low), Math.abs(high));
  return size === 0 ? 0 : Number(number.toFixed(Math.min(100, Math.max(0, 6 - Math.floor(Math.log10(size))))));
}
