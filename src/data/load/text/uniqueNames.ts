import { listed } from '../../../core/listed';

/** Names of columns that differ, and what a reader has to know of those that are not as they were. */
export interface UniqueNames {
  names: string[];
  notes: string[];
}

/**
 * Numbers names that come again, as pandas does (`score`, `score.1`), and names columns without one by their place
 * (`column 3`), but for the first: that is how row numbers are written.
 */
export function uniqueNames(raw: readonly string[]): UniqueNames {
  const nameless = raw.map((name, c) => (name === '' && c > 0 ? `column ${c + 1}` : name));
  const taken = new Set(nameless);
  const seen = new Set<string>();
  const next = new Map<string, number>();
  const numbered: string[] = [];
  const names = nameless.map((name, c) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let number = next.get(name) ?? 1;
    while (taken.has(`${name}.${number}`)) number++;
    next.set(name, number + 1);
    const unique = `${name}.${number}`;
    taken.add(unique);
    numbered.push(`${unique} (column ${c + 1})`);
    return unique;
  });
  const unnamed = nameless.filter((name, c) => name !== raw[c]);
  return {
    names,
    notes: [
      ...(numbered.length > 0 ? [`Columns with the name of an earlier one got numbers: ${listed(numbered)}.`] : []),
      ...(unnamed.length > 0 ? [`Columns without a name are called by their place: ${listed(unnamed)}.`] : []),
    ],
  };
}
