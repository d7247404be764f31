import { expected } from '../../core/check';
import { checkMatrix } from '../../core/checkList';
import { type Matrix, rows } from '../../core/matrix';

/**
 * Checks a matrix of whole rows of at least 2 columns, and each value; returns the number of rows. Errors name the row
 * and the column.
 */
export function checkRows(matrix: Matrix, fits: (value: number) => boolean, what: string): number {
  const { values, width } = checkMatrix('matrix', matrix);
  if (width < 2)
    expected('a matrix of whole rows with at least 2 columns', `${values.length} values, ${width} columns`);
  for (let i = 0; i < values.length; i++)
    if (!fits(values[i])) expected(`row ${Math.floor(i / width)}, column ${i % width} ${what}`, values[i]);
  return rows(matrix);
}
