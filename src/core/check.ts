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
  try {
    return String(value);
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
