import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { expected } from './check';
import { replaceFile } from './replaceFile';
import { resolveFolder } from './resolveFolder';

/**
 * Writes what a user asked for into a file, whole or not at all; one of that name is replaced. `~` is the user's home.
 * @throws RangeError for no path, where its folder is not there, and where there is a folder of that name
 */
export function saveFile(file: string, content: Uint8Array | string): void {
  const path = checkFile(file);
  try {
    replaceFile(path, content);
  } catch (error) {
    expected(`a place to write ${file} to`, (error as Error).message);
  }
}

/** The absolute path of a file that can be written, as far as its folder tells. */
export function checkFile(file: string): string {
  if (typeof file !== 'string' || file.trim() === '') expected("the path of a file, such as 'figure.svg'", file);
  const path = resolveFolder('file', file);
  if (!isFolder(dirname(path))) expected(`a folder ${dirname(path)} to write into`, 'none', 'Make it first.');
  if (isFolder(path)) expected('the path of a file', `that of a folder, ${file}`);
  return path;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
