import type { Matrix } from './matrix';

/** Column `at` of a matrix, as a copy in float64. */
export function column({ values, width }: Matrix, at: number): Float64Array {
  const column = new Float64Array(width === 0 ? 0 : values.length / width);
  for (let i = 0; i < column.length; i++) column[i] = values[i * width + at];
  return column;
}
