import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { replaceFile } from '../../core/replaceFile';

/**
 * Puts what a notebook found where the report that is being made finds it, in one step; outside `npm run reproduce`
 * it does nothing. Called again for the same kind and name, it replaces what was there.
 * @param name of a file in the report: no folders
 * @throws RangeError for a name that is no such
 */
export function writeItems(kind: 'rows' | 'claims', name: string, items: object[]): void {
  if (typeof name !== 'string' || !/^\w[\w.-]*$/.test(name))
    expected('a name of letters, digits, "_", "-" and "."', name, 'It becomes a file of the report.');
  checkList(kind, items);
  const out = process.env.GMIA_OUT;
  if (!out) return;
  const folder = join(out, kind);
  mkdirSync(folder, { recursive: true });
  replaceFile(join(folder, `${name}.json`), JSON.stringify(items, null, 1));
}
