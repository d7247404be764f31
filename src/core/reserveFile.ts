import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';

/** Makes a file unless it is there; of several processes that try at once one succeeds. */
export function reserveFile(path: string, content: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(file, content);
  } catch (error) {
    rmSync(path, { force: true }); // a full disk leaves it empty
    throw error;
  } finally {
    closeSync(file);
  }
  return true;
}
