import { existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { replaceFile } from '../../core/replaceFile';
import { partial } from './folder';
import { makeFolder } from './makeFolder';
import { StoreError } from './storeError';

const attempts = 3;

/**
 * Writes whole or not at all (`replaceFile`). Folders are made where they are missing, also when somebody removes them
 * meanwhile.
 * @param root folder of the store
 * @throws StoreError when that is not there and cannot be made
 */
export function writeWhole(root: string, path: string, content: Uint8Array): void {
  for (let left = attempts; ; left--) {
    try {
      replaceFile(path, content, partial);
      return;
    } catch (error) {
      if (!isAbsent(error) || left === 1) throw error;
      makeRoot(root);
      makeFolder(dirname(path));
    }
  }
}

/** Whether a file is not there, or the folder in which it would be. */
export const isAbsent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** A folder `.gmia` of a user's project holds answers about records, which are not to be shared with the code. */
function keepFromGit(folder: string): void {
  const file = join(folder, '.gitignore');
  if (basename(folder) === '.gmia' && !existsSync(file)) writeFileSync(file, '*\n');
}

function makeRoot(root: string): void {
  try {
    makeFolder(root);
    keepFromGit(dirname(root));
    if (!statSync(root).isDirectory()) throw new Error('there is a file of that name');
  } catch (error) {
    throw new StoreError(
      `The folder ${root} of the store cannot be made (${(error as Error).message}). Name another one in GMIA_STORE.`,
    );
  }
}
