import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './makeFolder';
import type { StoreLog } from './objects';
import { isAbsent } from './writeWhole';

const bytesEach = 1000; // more than a line has

/** A log in a file. A line is added by one write to the end of the file: processes do not disturb each other. */
export const lineFile = (path: string): StoreLog => ({
  append: line => {
    makeFolder(dirname(path));
    appendFileSync(path, `${line}\n`);
  },
  last: most => endOf(path, most * bytesEach).slice(-most),
});

/** The whole lines in the last bytes of a file, however long that is. */
function endOf(path: string, bytes: number): string[] {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(size, bytes));
    const read = readSync(file, buffer, 0, buffer.length, size - buffer.length);
    const lines = buffer.toString('utf8', 0, read).split('\n');
    return (buffer.length < size ? lines.slice(1) : lines).filter(Boolean);
  } finally {
    closeSync(file);
  }
}
