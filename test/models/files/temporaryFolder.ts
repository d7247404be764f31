import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DType, dump, type TypedArray } from 'npyjs';

/** Bytes of a .npy file. Booleans are given as 0 and 1, with the type 'b1'. */
export const npy = (values: TypedArray | (string | number)[], shape: number[], dtype?: DType): Buffer =>
  Buffer.from(dump(dtype ? Array.from(values as ArrayLike<number>) : values, shape, dtype && { dtype }));

/** A folder of files that goes away with the tests around. */
export function temporaryFolder(): (files: Record<string, Buffer | string>) => string {
  let root: string;
  let made = 0;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'gmia-answers-'));
  });
  after(() => rmSync(root, { recursive: true }));
  return files => {
    const folder = join(root, String(made++));
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), content);
    }
    return folder;
  };
}
