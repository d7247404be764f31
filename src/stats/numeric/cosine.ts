import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';

/** Checks that a matrix has whole rows of finite numbers, so that they have cosines. */
export function checkFeatures(name: string, { values, width }: Matrix): void {
  if (!(width > 0) || values.length % width !== 0)
    expected(`${name} to be {values, width} with whole rows`, `${values.length} values of width ${width}`);
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      expected(
        `${name} to be finite numbers`,
        `${values[i]} in row ${Math.floor(i / width)}, column ${i % width}`,
        'Did a model diverge?',
      );
}

/**
 * Rows scaled to length 1 (in float64), so that their products are cosines; a row of zeros stays as it is.
 * @param values where to write them: new float32 numbers by default
 */
export function unitRows(matrix: Matrix, values: Matrix['values'] = new Float32Array(matrix.values.length)): Matrix {
  const { values: given, width } = matrix;
  for (let at = 0; at < given.length; ) {
    const end = at + width;
    let square = 0;
    for (let i = at; i < end; i++) square += given[i] * given[i];
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (; at < end; at++) values[at] = given[at] * scale;
  }
  return { values, width };
}
