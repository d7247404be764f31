import { zipSync } from 'fflate';
import { dump } from 'npyjs';

/** An array as NumPy keeps it in a file. */
export const npy = (values: Float32Array | Int32Array | BigInt64Array, shape = [values.length]): Uint8Array =>
  new Uint8Array(dump(values, shape));

/** Arrays by their names, as `np.savez` keeps them: not compressed. */
export const npz = (arrays: Record<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, array])), { level: 0 });
