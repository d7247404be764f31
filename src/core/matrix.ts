/** A row-major matrix: row `i` is `values.subarray(i * width, (i + 1) * width)`. */
export interface Matrix {
  readonly values: Float32Array | Float64Array;
  readonly width: number;
}

/** The number of rows of a matrix. */
export const rows = (matrix: Matrix): number => (matrix.width === 0 ? 0 : matrix.values.length / matrix.width);

/** Row `i` as a view: writing to it writes to the matrix. */
export const row = <M extends Matrix>(matrix: M, i: number): M['values'] =>
  matrix.values.subarray(i * matrix.width, (i + 1) * matrix.width);

/** Column `at` of a matrix, as a copy in float64. */
export function column({ values, width }: Matrix, at: number): Float64Array {
  const column = new Float64Array(width === 0 ? 0 : values.length / width);
  for (let i = 0; i < column.length; i++) column[i] = values[i * width + at];
  return column;
}

/** Joins arrays, one after another. */
export function concatenate(parts: Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
