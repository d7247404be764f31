// Products of a matrix that is mostly zeros with a dense one, up to 28 columns at a time in registers. A row of the
// sparse one is a list of its other values, 8 bytes each: where the row of the dense one begins that it is multiplied
// with (bytes), and the value.
import { multiplyAdd } from './elementary';

/**
 * C = A · B + bias, of one panel of columns.
 * @param cRow bytes between rows of C
 * @param lists for each row of A where its list begins, `step` bytes apart; a word behind each, where it ends
 * @param bias added to each row, or 0 for none
 * @param columns of C in this panel: 4, 8, ... 28
 */
export function sparseProduct(
  c: usize, cRow: usize, lists: usize, step: usize, rows: i32, b: usize, bias: usize, columns: i32,
): void {
  const last = lists + <usize>rows * step;
  switch (columns >> 2) {
    case 1: return panelProduct(c, cRow, lists, step, last, b, bias, 1);
    case 2: return panelProduct(c, cRow, lists, step, last, b, bias, 2);
    case 3: return panelProduct(c, cRow, lists, step, last, b, bias, 3);
    case 4: return panelProduct(c, cRow, lists, step, last, b, bias, 4);
    case 5: return panelProduct(c, cRow, lists, step, last, b, bias, 5);
    case 6: return panelProduct(c, cRow, lists, step, last, b, bias, 6);
    default: panelProduct(c, cRow, lists, step, last, b, bias, 7);
  }
}

/** @param vectors of a row, which the compiler has to know */
@inline
function panelProduct(
  c: usize, cRow: usize, lists: usize, step: usize, last: usize, b: usize, bias: usize, vectors: i32,
): void {
  for (; lists < last; lists += step, c += cRow) {
    const end = <usize>load<u32>(lists, 4);
    let sum0 = f32x4.splat(0);
    let sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0, sum5 = sum0, sum6 = sum0;
    if (bias) {
      sum0 = v128.load(bias);
      if (vectors > 1) sum1 = v128.load(bias, 16);
      if (vectors > 2) sum2 = v128.load(bias, 32);
      if (vectors > 3) sum3 = v128.load(bias, 48);
      if (vectors > 4) sum4 = v128.load(bias, 64);
      if (vectors > 5) sum5 = v128.load(bias, 80);
      if (vectors > 6) sum6 = v128.load(bias, 96);
    }
    for (let at = <usize>load<u32>(lists); at < end; at += 8) {
      const row = b + <usize>load<u32>(at);
      const value = v128.load_splat<f32>(at, 4);
      sum0 = multiplyAdd(value, v128.load(row), sum0);
      if (vectors > 1) sum1 = multiplyAdd(value, v128.load(row, 16), sum1);
      if (vectors > 2) sum2 = multiplyAdd(value, v128.load(row, 32), sum2);
      if (vectors > 3) sum3 = multiplyAdd(value, v128.load(row, 48), sum3);
      if (vectors > 4) sum4 = multiplyAdd(value, v128.load(row, 64), sum4);
      if (vectors > 5) sum5 = multiplyAdd(value, v128.load(row, 80), sum5);
      if (vectors > 6) sum6 = multiplyAdd(value, v128.load(row, 96), sum6);
    }
    v128.store(c, sum0);
    if (vectors > 1) v128.store(c, sum1, 16);
    if (vectors > 2) v128.store(c, sum2, 32);
    if (vectors > 3) v128.store(c, sum3, 48);
    if (vectors > 4) v128.store(c, sum4, 64);
    if (vectors > 5) v128.store(c, sum5, 80);
    if (vectors > 6) v128.store(c, sum6, 96);
  }
}
