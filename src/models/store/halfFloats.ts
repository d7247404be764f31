/** Numbers of 16 bits, IEEE 754 half precision (float16), as float32: exact. */
export const fromFloat16 = (bits: Uint16Array): Float32Array => Float32Array.from(bits, half);

/** Numbers of 16 bits that are the upper half of a float32 (bfloat16), as float32: exact. */
export const fromBfloat16 = (bits: Uint16Array): Float32Array =>
  new Float32Array(Uint32Array.from(bits, one => one << 16).buffer);

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
