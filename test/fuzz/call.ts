import type fc from 'fast-check';

/** A public function or method, how it is called, and what is right. */
export interface Call {
  /** As a user writes it, such as "stats.quantile" or "Selection.only". */
  readonly name: string;
  /** The function itself: by it `missingFrom` knows what is called. */
  readonly of: unknown;
  /** Calls it; by default `of` with the arguments. */
  readonly run: (...args: never[]) => unknown;
  /** Arguments as they should be. */
  readonly args: fc.Arbitrary<unknown[]>;
  /** Throws where a result is wrong, of arguments that nobody spoilt. */
  readonly right?: (result: never, args: never) => void;
  /** NaN means something in its results, as its doc comment says. */
  readonly nan?: boolean;
  /** Places, such as "args[0].x", at which numbers and other values are both welcome. */
  readonly any?: RegExp;
  /** The first argument is the object whose method is called: it is never spoilt. */
  readonly self?: boolean;
  /** Right arguments may be refused here, with a clear error: what the call needs may be missing. */
  readonly lacks?: boolean;
  /** A right call would take minutes: it is called with something spoilt only. */
  readonly long?: boolean;
}

/** A call of a function by its name. */
export const call = (
  name: string,
  of: (...args: never[]) => unknown,
  args: fc.Arbitrary<unknown[]>,
  more: Partial<Call> = {},
): Call => ({ name, of, run: of, args, ...more });

/** A call of a method; the first argument is the object that has it. */
export function method<T extends object>(
  name: string,
  prototype: T,
  key: keyof T & string,
  args: fc.Arbitrary<unknown[]>,
  more: Partial<Call> = {},
): Call {
  const of = prototype[key];
  const run = (self: T, ...rest: never[]) => (self[key] as (...args: never[]) => unknown)(...rest);
  return { name, of, run: run as Call['run'], args, self: true, ...more };
}
