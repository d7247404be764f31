/** Throws a RangeError that says what was expected, what came, and what to do. */
export function expected(what: string, got: unknown, advice = ''): never {
  const shown = typeof got === 'string' ? JSON.stringify(got) : String(got);
  throw new RangeError(`Expected ${what}, got ${shown}.${advice && ` ${advice}`}`);
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
