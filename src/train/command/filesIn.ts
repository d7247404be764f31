import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Those of some files that a folder has. */
export const filesIn = (folder: string, names: readonly string[]): string[] =>
  names.filter(name => existsSync(join(folder, name)));
