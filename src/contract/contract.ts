import { checkFields, checkText } from '../core/check';

/** One thing that an implementation of an interface holds to. */
export interface Check<Subject> {
  /** What holds, as the end of a sentence: "gives p-values from 0 to 1". */
  readonly name: string;
  /** @throws Error saying what was found where it does not hold */
  run(subject: Subject): void | Promise<void>;
}

/** An implementation does not hold to its interface; the message lists everything that is broken. */
export class ContractError extends Error {
  override name = 'ContractError';

  constructor(
    readonly of: string,
    readonly broken: readonly { check: string; found: string }[],
  ) {
    super([`${of} does not hold to its interface:`, ...broken.map(one => `  - ${one.check}: ${one.found}`)].join('\n'));
  }
}

/** What a subject calls itself, for messages. @throws RangeError for what is no object */
export function named(what: string, subject: { readonly name: string }): string {
  const { name } = checkFields(`the ${what}`, subject, 'an object with a name', []);
  // One without is for its contract to tell.
  return `The ${what} ${name === undefined ? '' : checkText(`the name of the ${what}`, name)}`.trim();
}

/**
 * Puts an implementation through all checks.
 * @returns the names of the checks, all of which hold
 * @throws ContractError naming all that do not
 */
export async function verify<Subject>(
  of: string,
  subject: Subject,
  checks: readonly Check<Subject>[],
): Promise<string[]> {
  const broken: { check: string; found: string }[] = [];
  for (const check of checks) {
    try {
      await check.run(subject);
    } catch (error) {
      broken.push({ check: check.name, found: (error as Error).message });
    }
  }
  if (broken.length > 0) throw new ContractError(of, broken);
  return checks.map(({ name }) => name);
}

/** @throws Error with what was found, unless it holds */
export function holds(condition: boolean, found: () => string): void {
  if (!condition) throw new Error(found());
}

/**
 * Two lists of numbers agree, each to `tolerance` of its size; NaN agrees with NaN. @throws Error with the first that
 * does not
 */
export function agree(what: string, actual: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = 0): void {
  holds(actual.length === wanted.length, () => `${what}: ${actual.length} numbers, wanted ${wanted.length}`);
  for (let i = 0; i < wanted.length; i++) {
    const [is, should] = [actual[i], wanted[i]];
    const near = Object.is(is, should) || Math.abs(is - should) <= tolerance * Math.max(1, Math.abs(should));
    holds(near || (Number.isNaN(is) && Number.isNaN(should)), () => `${what}: ${is} at ${i}, wanted ${should}`);
  }
}

/** Work is refused with a RangeError. @throws Error where it is not */
export function refuses(what: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    holds(error instanceof RangeError, () => `${what}: refused with ${(error as Error).name}, wanted a RangeError`);
    return;
  }
  throw new Error(`${what}: accepted, wanted a RangeError`);
}
