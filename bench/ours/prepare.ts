import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../process';

/** One timed run: its seconds, and what else a peer's answer is compared with. */
export type Run = (request: Record<string, number>) => Promise<Answer> | Answer;

/** Makes the data of a case, leaves them for peers in `folder`, and warms up. `quick`: next to no work. */
export type Prepare = (folder: string, quick: boolean) => Promise<Run> | Run;

/** Calls `work`; returns how long it took, and what it returned. */
export async function seconds<T>(work: () => T | Promise<T>): Promise<[seconds: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [(performance.now() - start) / 1000, result];
}

const types = { Float32Array: '<f4', Float64Array: '<f8', Int32Array: '<i4' };

/** Writes an array as NumPy reads it (format 1.0), row-major. */
export function writeArray(
  folder: string,
  name: string,
  values: Float32Array | Float64Array | Int32Array,
  width?: number,
): void {
  const shape = width === undefined ? `${values.length},` : `${values.length / width}, ${width}`;
  const type = types[values.constructor.name as keyof typeof types];
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape}), }`;
  // 10 bytes go before it, and all has to be a multiple of 64.
  const header = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`;
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length & 255, header.length >> 8]);
  const file = join(folder, `${name}.npy`);
  writeFileSync(file, Buffer.concat([start, Buffer.from(header)]));
  writeFileSync(file, Buffer.from(values.buffer, values.byteOffset, values.byteLength), { flag: 'a' });
}

/** Writes what peers have to know beside the arrays. */
export const writeWork = (folder: string, work: object): void =>
  writeFileSync(join(folder, 'work.json'), JSON.stringify(work));
