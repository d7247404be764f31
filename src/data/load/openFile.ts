import { type FileHandle, open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expected } from '../../core/check';
import { DataFileError } from './dataFileError';

const WRITE_FIRST = 'Write what comes out of it to a file first.';

const others = [
  ['isDirectory', 'a folder', 'Name a file in it.'],
  ['isFIFO', 'a pipe', WRITE_FIRST],
  ['isSocket', 'a socket', WRITE_FIRST],
  ['isCharacterDevice', 'a device', WRITE_FIRST],
  ['isBlockDevice', 'a device', WRITE_FIRST],
] as const;

/**
 * Opens a file to read it. What is no file is refused: a pipe may be one that nobody ever writes to.
 * @param advice what to do where it cannot be opened
 * @throws DataFileError where that fails; RangeError for what is no path, such as a URL
 */
export async function openFile(path: string, advice = ''): Promise<FileHandle> {
  checkPath(path);
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path))
    expected('the path of a file', path, 'Nothing is fetched: download it first, and give the path of the copy.');
  try {
    const found = await stat(path);
    const other = others.find(([is]) => found[is]());
    if (other) throw new DataFileError(`Expected a file at ${resolve(path)}, got ${other[1]}. ${other[2]}`);
    return await open(path);
  } catch (error) {
    throw unreadable(path, error as Error, advice);
  }
}

/** What to say where a file cannot be read: that it is missing, or what the system says. */
export function unreadable(path: string, error: NodeJS.ErrnoException, advice = ''): DataFileError {
  if (error instanceof DataFileError) return error;
  const what =
    error.code === 'ENOENT'
      ? `Expected a file at ${resolve(path)}, found none.`
      : `Could not read ${resolve(path)}: ${error.message}.`;
  return new DataFileError(advice === '' ? what : `${what} ${advice}`);
}

/** Checks that a value can be the path of a file, and returns it. */
export function checkPath(path: string): string {
  if (typeof path !== 'string' || path === '') expected('the path of a file', path);
  return path;
}
