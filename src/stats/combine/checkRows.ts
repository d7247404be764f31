import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';

/**
 * Takes a matrix of whole rows of at least 2 columns, and checks each value. Errors name the row and the column.
 */
export function checkRows(given: MatrixLike, fits: (value: number) => boolean, what: string): Matrix {
  const matrix = toMatrix('matrix', given);
  const { values, width } = matrix;
  if (width < 2)
    expected('a matrix of whole rows with at least 2 columns', `${values.length} values, ${width} columns`);
  for (let i = 0; i < values.length; i++)
    if (!fits(values[i])) expected(`row ${Math.floor(i / width)}, column ${i % width} ${what}`, values[i]);
  return matrix;
}
