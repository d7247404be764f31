import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The sections of src/index.ts, which is the tour of the library: the comment that opens each, up to the first comma or
 * colon, and the names that are exported below it.
 */
export const sections: ReadonlyMap<string, ReadonlySet<string>> = sectionsOf(
  readFileSync(join(import.meta.dirname, '../src/index.ts'), 'utf8'),
);

function sectionsOf(index: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const part of index.split(/^\/\/ (?=.*\n(?:export|$))/m).slice(1)) {
    const lists = [...part.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list]) => list.split(','));
    const namespaces = [...part.matchAll(/^export \* as (\w+)/gm)].map(([, name]) => name);
    // "type A as B" is known as B
    const names = lists.map(item => item.trim().split(/\s+/).at(-1)!).filter(Boolean);
    found.set(/^[^,:\n]+/.exec(part)![0], new Set([...names, ...namespaces]));
  }
  return found;
}
