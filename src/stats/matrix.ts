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
