// Products of small dense matrices, 4 rows by 8 columns at a time in registers.
import { multiplyAdd } from './elementary';

/**
 * C = A · B + bias.
 * @param rows of A and C, a multiple of 4
 * @param columns of B and C, a multiple of 4; B and C have no other columns
 * @param inner columns of A and rows of B
 * @param aRow bytes between rows of A, and `aStep` between its columns: either may be 4, so that A can be a transpose
 * @param bias added to each row, or 0 for none
 * @param panel room for `8 × inner` values
 */
export function product(
  c: usize, a: usize, b: usize, bias: usize, rows: i32, columns: i32, inner: i32,
  aRow: usize, aStep: usize, panel: usize,
): void {
  const stride = <usize>columns << 2;
  // Columns that lie a power of two apart fall out of the cache: bring those of one block together first.
  const pack = inner >= 32 && rows >= 16 && columns > 16;
  let column = 0;
  for (; column + 8 <= columns; column += 8) {
    const at = <usize>column << 2;
    let from = b + at, step = stride;
    if (pack) {
      for (let k = 0, to = panel; k < inner; k++, to += 32, from += stride) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      }
      from = panel;
      step = 32;
    }
    let to = c + at, rowsOfA = a;
    for (let row = 0; row < rows; row += 4, to += 4 * stride, rowsOfA += 4 * aRow)
      fourByEight(to, stride, rowsOfA, aRow, aStep, from, step, inner, bias ? bias + at : 0);
  }
  if (column < columns) {
    const at = <usize>column << 2;
    let to = c + at, rowsOfA = a;
    for (let row = 0; row < rows; row += 4, to += 4 * stride, rowsOfA += 4 * aRow)
      fourByFour(to, stride, rowsOfA, aRow, aStep, b + at, stride, inner, bias ? bias + at : 0);
  }
}

@inline
function fourByEight(
  c: usize, stride: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, inner: i32, bias: usize,
): void {
  let c00 = bias ? v128.load(bias) : f32x4.splat(0);
  let c01 = bias ? v128.load(bias, 16) : f32x4.splat(0);
  let c10 = c00, c20 = c00, c30 = c00, c11 = c01, c21 = c01, c31 = c01;
  let a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let value = v128.load_splat<f32>(a);
    c00 = multiplyAdd(value, b0, c00);
    c01 = multiplyAdd(value, b1, c01);
    value = v128.load_splat<f32>(a1);
    c10 = multiplyAdd(value, b0, c10);
    c11 = multiplyAdd(value, b1, c11);
    value = v128.load_splat<f32>(a2);
    c20 = multiplyAdd(value, b0, c20);
    c21 = multiplyAdd(value, b1, c21);
    value = v128.load_splat<f32>(a3);
    c30 = multiplyAdd(value, b0, c30);
    c31 = multiplyAdd(value, b1, c31);
    a += aStep; a1 += aStep; a2 += aStep; a3 += aStep;
    b += bStep;
  }
  v128.store(c, c00); v128.store(c, c01, 16); c += stride;
  v128.store(c, c10); v128.store(c, c11, 16); c += stride;
  v128.store(c, c20); v128.store(c, c21, 16); c += stride;
  v128.store(c, c30); v128.store(c, c31, 16);
}

@inline
function fourByFour(
  c: usize, stride: usize, a: usize, aRow: usize, aStep: usize, b: usize, bStep: usize, inner: i32, bias: usize,
): void {
  let c0 = bias ? v128.load(bias) : f32x4.splat(0);
  let c1 = c0, c2 = c0, c3 = c0;
  let a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b);
    c0 = multiplyAdd(v128.load_splat<f32>(a), b0, c0);
    c1 = multiplyAdd(v128.load_splat<f32>(a1), b0, c1);
    c2 = multiplyAdd(v128.load_splat<f32>(a2), b0, c2);
    c3 = multiplyAdd(v128.load_splat<f32>(a3), b0, c3);
    a += aStep; a1 += aStep; a2 += aStep; a3 += aStep;
    b += bStep;
  }
  v128.store(c, c0); c += stride;
  v128.store(c, c1); c += stride;
  v128.store(c, c2); c += stride;
  v128.store(c, c3);
}

/** The transpose of a matrix, both of whose sides are multiples of 4. */
export function transpose(from: usize, rows: i32, columns: i32, to: usize): void {
  const stride = <usize>columns << 2, toStride = <usize>rows << 2;
  for (let row = 0; row < rows; row += 4) {
    for (let column = 0; column < columns; column += 4) {
      let at = from + <usize>row * stride + (<usize>column << 2);
      const r0 = v128.load(at), r1 = v128.load(at + stride);
      const r2 = v128.load(at + 2 * stride), r3 = v128.load(at + 3 * stride);
      const low0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), high0 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const low1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5), high1 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      at = to + <usize>column * toStride + (<usize>row << 2);
      v128.store(at, v128.shuffle<f32>(low0, low1, 0, 1, 4, 5));
      v128.store(at + toStride, v128.shuffle<f32>(low0, low1, 2, 3, 6, 7));
      v128.store(at + 2 * toStride, v128.shuffle<f32>(high0, high1, 0, 1, 4, 5));
      v128.store(at + 3 * toStride, v128.shuffle<f32>(high0, high1, 2, 3, 6, 7));
    }
  }
}

/** The sum of the rows of a matrix. */
export function sumRows(from: usize, rows: i32, columns: i32, to: usize): void {
  const stride = <usize>columns << 2;
  for (let column: usize = 0; column < stride; column += 16) {
    let sum = f32x4.splat(0);
    for (let row = 0, at = from + column; row < rows; row++, at += stride) sum = f32x4.add(sum, v128.load(at));
    v128.store(to + column, sum);
  }
}
