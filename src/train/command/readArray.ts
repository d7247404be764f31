import { readFileSync } from 'node:fs';
import { parse } from 'npyjs';

/**
 * An array of numbers in an .npy file, row-major.
 * @throws Error saying what was found instead
 */
export function readArray(path: string): { values: Float32Array | Float64Array; shape: number[] } {
  const bytes = new Uint8Array(readFileSync(path)); // a copy: npyjs reads from the start of a buffer
  if (Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== '\x93NUMPY') throw new Error('no NumPy array');
  let found: ReturnType<typeof parse>;
  try {
    found = parse(bytes.buffer);
  } catch {
    throw new Error('no whole array of numbers');
  }
  const { data, dtype, shape, fortranOrder } = found;
  if (!(data instanceof Float32Array || data instanceof Float64Array)) throw new Error(`values of the type ${dtype}`);
  if (data.length !== shape.reduce((a, b) => a * b, 1)) throw new Error('no whole array of numbers');
  return { values: fortranOrder && shape.length === 2 ? transposed(data, shape) : data, shape };
}

function transposed<V extends Float32Array | Float64Array>(values: V, [rows, width]: number[]): V {
  const moved = values.slice() as V;
  for (let r = 0; r < rows; r++) for (let c = 0; c < width; c++) moved[r * width + c] = values[c * rows + r];
  return moved;
}
