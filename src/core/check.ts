/** Throws a RangeError that says what was expected, what came, and what to do. */
export function expected(what: string, got: unknown, advice = ''): never {
  const promised = got instanceof Promise;
  const next = promised ? 'Did you forget await?' : advice;
  throw new RangeError(`Expected ${what}, got ${promised ? 'a promise' : shown(got)}.${next && ` ${next}`}`);
}

/** A value in a few words, whatever it is: `String` throws for some, and others are longer than anybody reads. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : textOf(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
const longest = 200;

function textOf(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value) && value.length === 0) return 'an empty array';
  try {
    const text = String(value);
    return text === '[object Object]' ? `an object with ${Object.keys(value as object).join(', ') || 'nothing'}` : text;
  } catch {
    return 'something that cannot be shown';
  }
}

/** Checks a whole number of at least `least`, and returns it. */
export function checkInteger(name: string, value: unknown, least: number, advice = ''): number {
  if (!Number.isSafeInteger(value) || (value as number) < least)
    expected(`${name} to be a whole number of at least ${least}`, value, advice);
  return value as number;
}

/** Checks a finite number in [low, high], and returns it. */
export function checkNumber(name: string, value: unknown, low: number, high: number, advice = ''): number {
  if (typeof value !== 'number' || !(value >= low && value <= high))
    expected(`${name} to be a number from ${low} to ${high}`, value, advice);
  return value as number;
}

/**
 * Checks a count of at least `least` and at most `most`, and returns it: beyond that there is no memory or no time for
 * what is counted.
 */
export function checkCount(name: string, value: unknown, least: number, most: number, advice = ''): number {
  const count = checkInteger(name, value, least, advice);
  if (count > most) expected(`${name} to be at most ${most.toLocaleString('en-US')}`, count, advice);
  return count;
}

const mostNumbers = 2 ** 30;

/** Checks before a loop begins, or memory is taken, that no more numbers are asked for than an array can hold. */
export function checkSize(what: string, ...sides: readonly number[]): number {
  const size = sides.reduce((product, side) => product * side, 1);
  if (!(size <= mostNumbers))
    expected(`at most ${mostNumbers.toLocaleString('en-US')} numbers as ${what}`, sides.join(' × '), 'Ask for less.');
  return size;
}

/**
 * Checks a seed, a whole number of at least 0, and returns it: other values would share one stream of random numbers.
 */
export const checkSeed = (value: unknown, name = 'seed'): number =>
  checkInteger(name, value, 0, 'The same seed gives the same result.');

/** Checks a text, and returns it. */
export function checkText(name: string, value: unknown, advice = ''): string {
  if (typeof value !== 'string') expected(`${name} to be a text`, value, advice);
  return value;
}

/** Checks the name of something in a table of them, and returns it. */
export function checkName<T extends object>(name: string, value: keyof T, known: T): keyof T {
  if (typeof value !== 'string' || !Object.hasOwn(known, value))
    expected(`${name} to be one of ${Object.keys(known).join(', ')}`, value);
  return value;
}

/** Checks a function, and returns it. */
export function checkFunction<F>(name: string, value: F, advice = ''): F {
  if (typeof value !== 'function') expected(`${name} to be a function`, value, advice);
  return value;
}

/** Checks that a value is an object with these fields, whatever they hold, and returns it. */
export function checkFields<T>(name: string, value: T, what: string, fields: readonly (keyof T)[], advice = ''): T {
  if (typeof value !== 'object' || value === null || value instanceof Promise || !fields.every(field => field in value))
    expected(`${name} to be ${what}`, value, advice);
  return value;
}
