// exp and tanh of four numbers at once, by polynomials, so that they are the same on every machine.

/** x · y + z, rounded twice: a fused operation would depend on the machine. */
@inline
export function multiplyAdd(x: v128, y: v128, z: v128): v128 {
  return f32x4.add(f32x4.mul(x, y), z);
}

// Constants of loops are read from memory: compilers build a literal vector anew in each round, by three instructions
// that are in the way of the arithmetic.
const log2e = memory.data<f32>([1.44269504088896341]);
/** 1.5 · 2²³: adding it rounds to a whole number, in the low bits. */
const magic = memory.data<f32>([12582912]);
const one = memory.data<f32>([1]);
const lowest = memory.data<f32>([-88]);
const ln2 = memory.data<f32>([0.693359375, -2.12194440e-4]);
const expTerms = memory.data<f32>([
  1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
]);
const bounds = memory.data<f32>([7.90531110763549805, -7.90531110763549805]);
const above = memory.data<f32>([
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-08, 1.48572235717979e-05,
  6.37261928875436e-04, 4.89352455891786e-03,
]);
const below = memory.data<f32>([
  1.19825839466702e-06, 1.18534705686654e-04, 2.26843463243900e-03, 4.89352518554385e-03,
]);

/** Number `i` of those at `table`, four times. */
@inline
export function constant(table: usize, i: usize = 0): v128 {
  return v128.load_splat<f32>(table + (i << 2));
}

/** e to the power of x ≤ 0, within 1 unit in the last place; 0 below -87.6 (Cephes' expf). */
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmax(x, constant(lowest));
  const rounded = multiplyAdd(x, constant(log2e), constant(magic));
  const n = f32x4.sub(rounded, constant(magic));
  x = f32x4.sub(x, f32x4.mul(n, constant(ln2)));
  x = f32x4.sub(x, f32x4.mul(n, constant(ln2, 1)));
  let y = multiplyAdd(constant(expTerms), x, constant(expTerms, 1));
  y = multiplyAdd(y, x, constant(expTerms, 2));
  y = multiplyAdd(y, x, constant(expTerms, 3));
  y = multiplyAdd(y, x, constant(expTerms, 4));
  y = multiplyAdd(y, x, constant(expTerms, 5));
  y = f32x4.add(multiplyAdd(y, f32x4.mul(x, x), x), constant(one));
  const scale = i32x4.add(i32x4.shl(rounded, 23), constant(one)); // 2ⁿ
  return f32x4.mul(y, scale);
}

/** Within 6 units in the last place: the rational function of Eigen, which TensorFlow uses too. */
@inline
export function tanh(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, constant(bounds)), constant(bounds, 1));
  const square = f32x4.mul(x, x);
  let p = multiplyAdd(constant(above), square, constant(above, 1));
  p = multiplyAdd(p, square, constant(above, 2));
  p = multiplyAdd(p, square, constant(above, 3));
  p = multiplyAdd(p, square, constant(above, 4));
  p = multiplyAdd(p, square, constant(above, 5));
  p = multiplyAdd(p, square, constant(above, 6));
  let q = multiplyAdd(constant(below), square, constant(below, 1));
  q = multiplyAdd(q, square, constant(below, 2));
  q = multiplyAdd(q, square, constant(below, 3));
  return f32x4.div(f32x4.mul(x, p), q);
}
