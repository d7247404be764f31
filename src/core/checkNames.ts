import { expected } from './check';

/**
 * Checks that names differ, and by more than blanks around them, which nobody sees in a table. Returns them.
 * @param what they are of, in the plural: "columns"
 */
export function checkNames(what: string, names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  for (const name of names) {
    const own = name.trim();
    if (seen.has(own)) expected(`${what} of different names, blanks around them aside`, `${JSON.stringify(own)} twice`);
    seen.add(own);
  }
  return names;
}
