import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { partial } from './folder';
import { makeFolder } from './makeFolder';
import { StoreError } from './storeError';

const attempts = 3;
/** What a file system says that cannot wait until a file is on the disk. */
const withoutSync = ['EINVAL', 'ENOSYS', 'ENOTSUP'];

/**
 * Writes to a temporary name, waits until that is on the disk, and renames: neither a killed process nor a power cut
 * leaves half a file. Folders are made where they are missing, also when somebody removes them meanwhile.
 * @param root folder of the store
 * @throws StoreError when that is not there and cannot be made
 */
export function writeWhole(root: string, path: string, content: Uint8Array): void {
  for (let left = attempts; ; left--) {
    try {
      writeOnce(path, content);
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

function writeOnce(path: string, content: Uint8Array): void {
  const temporary = `${path}.${randomUUID()}${partial}`;
  const file = openSync(temporary, 'wx');
  try {
    try {
      writeFileSync(file, content);
      sync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true }); // such as what fitted on a full disk
    throw error;
  }
}

/** Not the folder as well: a name that a power cut loses is a model that is trained again, which is no damage. */
function sync(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (!withoutSync.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
