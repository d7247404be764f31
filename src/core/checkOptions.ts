import { expected } from './check';

/** All names of some options: an object, so that the compiler finds one that is left out. */
export type Names<Options> = Record<keyof Options, true>;

/**
 * Checks the options of a function: an object, or undefined for none, with no name that the function does not know. A
 * name that is misspelt would otherwise be as if it had not been given.
 * @param of what the options belong to, for messages: the name of the function
 * @param names all that it knows
 * @throws RangeError that names the nearest known name
 */
export function checkOptions<Options extends object>(
  of: string,
  options: Options | undefined,
  names: Names<Options>,
): void {
  if (options !== undefined) requireOptions(of, options, names);
}

/** The same of options that a function cannot do without. @throws RangeError for none, and as `checkOptions` does */
export function requireOptions<Options extends object>(of: string, options: Options, names: Names<Options>): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options) || options instanceof Promise)
    expected(`the options of ${of} to be an object`, options, `It knows ${Object.keys(names).join(', ')}.`);
  for (const name of Object.keys(options))
    if (!Object.hasOwn(names, name)) expected(`an option of ${of}`, name, adviceFor(name, Object.keys(names)));
}

function adviceFor(name: string, known: string[]): string {
  const near = known.map(one => ({ one, far: distance(name.toLowerCase(), one.toLowerCase()) }));
  const { one, far } = near.reduce((best, next) => (next.far < best.far ? next : best));
  return far <= Math.max(2, name.length / 3) ? `Did you mean ${one}?` : `It knows ${known.join(', ')}.`;
}

/** How many letters to insert, delete, replace or swap with the next one make `a` of `b` (Damerau, 1964). */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(last[j] + 1, next[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], older[j - 2] + 1);
    }
    older = last;
    last = next;
  }
  return last[b.length];
}
