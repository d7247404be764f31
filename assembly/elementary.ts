// exp and tanh of four numbers at once, by polynomials, so that they are the same on every machine.

/** x · y + z, rounded twice: a fused operation would depend on the machine. */
@inline
export function multiplyAdd(x: v128, y: v128, z: v128): v128 {
  return f32x4.add(f32x4.mul(x, y), z);
}

/** e to the power of x ≤ 0, within 1 unit in the last place; 0 below -87.6 (Cephes' expf). */
@inline
export function exp(x: v128): v128 {
  const magic = f32x4.splat(12582912); // 1.5 · 2²³: adding it rounds to a whole number, in the low bits
  x = f32x4.max(x, f32x4.splat(-88));
  const rounded = multiplyAdd(x, f32x4.splat(1.44269504088896341), magic);
  const n = f32x4.sub(rounded, magic);
  x = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  x = f32x4.add(x, f32x4.mul(n, f32x4.splat(2.12194440e-4)));
  let y = multiplyAdd(f32x4.splat(1.9875691500e-4), x, f32x4.splat(1.3981999507e-3));
  y = multiplyAdd(y, x, f32x4.splat(8.3334519073e-3));
  y = multiplyAdd(y, x, f32x4.splat(4.1665795894e-2));
  y = multiplyAdd(y, x, f32x4.splat(1.6666665459e-1));
  y = multiplyAdd(y, x, f32x4.splat(5.0000001201e-1));
  y = f32x4.add(multiplyAdd(y, f32x4.mul(x, x), x), f32x4.splat(1));
  const scale = i32x4.add(i32x4.shl(rounded, 23), i32x4.splat(0x3f800000)); // 2ⁿ
  return f32x4.mul(y, scale);
}

/** Within 6 units in the last place: the rational function of Eigen, which TensorFlow uses too. */
@inline
export function tanh(x: v128): v128 {
  x = f32x4.max(f32x4.min(x, f32x4.splat(7.90531110763549805)), f32x4.splat(-7.90531110763549805));
  const square = f32x4.mul(x, x);
  let p = multiplyAdd(f32x4.splat(-2.76076847742355e-16), square, f32x4.splat(2.00018790482477e-13));
  p = multiplyAdd(p, square, f32x4.splat(-8.60467152213735e-11));
  p = multiplyAdd(p, square, f32x4.splat(5.12229709037114e-08));
  p = multiplyAdd(p, square, f32x4.splat(1.48572235717979e-05));
  p = multiplyAdd(p, square, f32x4.splat(6.37261928875436e-04));
  p = multiplyAdd(p, square, f32x4.splat(4.89352455891786e-03));
  let q = multiplyAdd(f32x4.splat(1.19825839466702e-06), square, f32x4.splat(1.18534705686654e-04));
  q = multiplyAdd(q, square, f32x4.splat(2.26843463243900e-03));
  q = multiplyAdd(q, square, f32x4.splat(4.89352518554385e-03));
  return f32x4.div(f32x4.mul(x, p), q);
}
