import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts what a notebook found where the report that is being made finds it, in one step; outside `npm run reproduce`
 * it does nothing. Called again for the same kind and name, it replaces what was there.
 */
export function writeItems(kind: 'rows' | 'claims', name: string, items: object[]): void {
  const out = process.env.GMIA_OUT;
  if (!out) return;
  const folder = join(out, kind);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `${name}.tmp`);
  writeFileSync(temporary, JSON.stringify(items, null, 1));
  renameSync(temporary, join(folder, `${name}.json`));
}
