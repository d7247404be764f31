import { row, rows, type Matrix } from '../stats/matrix';
import { tf } from './tensorflow';

/**
 * Calls `use` with `a · bᵀ` a block at a time, so that the whole product is never in memory.
 * @param a `[m × width]` and `b` `[n × width]`, float32
 * @param use gets a block `[rows × columns]`, row-major, and the row of `a` and the row of `b` at which it starts
 */
export function eachProductBlock(
  a: Matrix, b: Matrix, use: (block: Float32Array, columns: number, fromA: number, fromB: number) => void,
): void {
  const height = 1024, breadth = 4096; // 16 MB a block
  const part = (m: Matrix, from: number, count: number) =>
    tf.tensor2d(m.values.subarray(from * m.width, (from + count) * m.width) as Float32Array, [count, m.width]);
  for (let fromB = 0; fromB < rows(b); fromB += breadth) {
    const columns = Math.min(breadth, rows(b) - fromB);
    const right = part(b, fromB, columns);
    for (let fromA = 0; fromA < rows(a); fromA += height) {
      const product = tf.tidy(() => tf.matMul(part(a, fromA, Math.min(height, rows(a) - fromA)), right, false, true));
      use(product.dataSync() as Float32Array, columns, fromA, fromB); // not inside tidy, which would search the array for tensors
      product.dispose();
    }
    right.dispose();
  }
}

/** Rows scaled to length 1 (in float64), so that their products are cosines; a row of zeros stays as it is. */
export function unitRows(matrix: Matrix): Matrix & { values: Float32Array } {
  const values = new Float32Array(matrix.values.length);
  for (let i = 0; i < rows(matrix); i++) {
    const from = row(matrix, i), to = values.subarray(i * matrix.width);
    let square = 0;
    for (const value of from) square += value * value;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let j = 0; j < from.length; j++) to[j] = from[j] * scale;
  }
  return { values, width: matrix.width };
}
