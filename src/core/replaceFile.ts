import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** What a file system says that cannot wait until a file is on the disk. */
const withoutSync = ['EINVAL', 'ENOSYS', 'ENOTSUP'];

/**
 * Writes a file, in the place of one that is there: to a temporary name, which ends with `ending`, waits until that is
 * on the disk, and renames. So neither a killed process nor a power cut leaves half a file.
 */
export function replaceFile(path: string, content: Uint8Array | string, ending = '.partial'): void {
  const temporary = `${path}.${randomUUID()}${ending}`;
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

/** Not the folder as well: a name that a power cut loses is work that is done again, which is no damage. */
function sync(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (!withoutSync.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
