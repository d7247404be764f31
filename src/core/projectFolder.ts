import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

const home = resolve(__dirname, '../..');

/** Whether a folder, by default that of gmia, is that of an installed package, which npm may wipe at any time. */
export const isInstalled = (folder = home): boolean => folder.split(sep).includes('node_modules');

/**
 * The folder whose `.gmia` keeps what gmia makes: the checkout that gmia runs from; where it is an installed package,
 * the nearest folder, from the working folder upwards, that has a `.gmia` or a package.json and is no package itself,
 * or the working folder.
 */
export function projectFolder(from = process.cwd(), gmia = home): string {
  if (!isInstalled(gmia)) return gmia;
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const marked = ['.gmia', 'package.json'].some(name => existsSync(join(folder, name)));
    if (marked && !isInstalled(folder)) return folder;
    if (dirname(folder) === folder) return resolve(from);
  }
}
