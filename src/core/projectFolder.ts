import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

const home = resolve(__dirname, '../..');

/**
 * The folder whose `.gmia` keeps what gmia makes: the checkout that gmia runs from; where it is an installed package
 * (in a `node_modules`, which npm may wipe), the nearest folder, from the working folder upwards, that has a `.gmia` or
 * a package.json, or the working folder itself.
 */
export function projectFolder(from = process.cwd(), gmia = home): string {
  if (!gmia.split(sep).includes('node_modules')) return gmia;
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (['.gmia', 'package.json'].some(name => existsSync(join(folder, name)))) return folder;
    if (dirname(folder) === folder) return resolve(from);
  }
}
