import { join, relative, resolve } from 'node:path';
import { expected } from '../../core/check';

/** A folder that has another name on this machine than where blocks were submitted. */
export interface MovedRoot {
  there: string;
  here: string;
}

/** Reads THERE=HERE. @throws RangeError */
export function movedRoot(text: string): MovedRoot {
  const [there, here, ...more] = text.split('=');
  if (!there?.startsWith('/') || !here || more.length > 0)
    return expected('--root as THERE=HERE, two folders, such as /home/lab=/mnt/lab', text);
  return { there: resolve(there), here: resolve(here) };
}

/** What a folder is called here: the first root that it lies in says so. */
export function folderHere(folder: string, roots: readonly MovedRoot[]): string {
  for (const { there, here } of roots) {
    const below = relative(there, folder);
    if (!below.startsWith('..')) return join(here, below);
  }
  return folder;
}
