import { checkFields, checkInteger, checkText, expected } from '../core/check';
import { checkList } from '../core/checkList';
import { checkNames } from '../core/checkNames';
import type { Column } from './dataset';

/** Checks columns of a data set: they cover its features one after another. Returns them. */
export function checkColumns(columns: Column[], features: number): Column[] {
  const covered = checkList('columns', columns).reduce((at, column, i) => at + checkColumn(column, i, at), 0);
  if (covered !== features) expected(`columns that cover ${features} features`, covered);
  checkNames(
    'columns',
    columns.map(({ name }) => name),
  );
  return columns;
}

/** @returns the width of a column that starts at a feature */
function checkColumn(column: Column, i: number, feature: number): number {
  const { name, start, width, categories, low, high } = checkFields(`columns[${i}]`, column, 'a Column', [
    'name',
    'start',
    'width',
  ]);
  const which = `column ${JSON.stringify(checkText(`columns[${i}].name`, name))}`;
  if (start !== feature) expected(`${which} to start at feature ${feature}`, start);
  checkInteger(`the width of ${which}`, width, 1);
  if (categories !== undefined) {
    checkList(`the categories of ${which}`, categories).forEach(one => checkText(`a category of ${which}`, one));
    if (categories.length !== width) expected(`${width} categories of ${which}`, categories.length);
    checkNames(`categories of ${which}`, categories);
  }
  for (const bound of [low, high])
    if (bound !== undefined && !Number.isFinite(bound)) expected(`${which} to have finite bounds`, bound);
  return width;
}
