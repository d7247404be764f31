import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those that it lies in, where they are missing. Node's own way never ends where a folder that is
 * there cannot have folders, such as /proc.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return; // a file in its place is seen by whoever writes into it
  const parent = dirname(path);
  if (!existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was faster
  }
}
