import fc from 'fast-check';

/** A share, from 0 to 1. */
export const share = fc.double({ min: 0, max: 1, noNaN: true });
/** A share that is neither 0 nor 1. */
export const inner = fc.double({ min: 0.01, max: 0.99, noNaN: true });
/** A log loss. */
export const loss = fc.oneof(fc.double({ min: 0, max: 20, noNaN: true }), fc.constantFrom(0, Infinity));
/** A number of common size. */
export const number = fc.double({ min: -100, max: 100, noNaN: true });
export const seed = fc.nat(1000);

/** A list of so many. */
export const list = <T>(of: fc.Arbitrary<T>, least: number, most = 8): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: least, maxLength: most });

/** The same, at times a typed array. */
export const numbers = (of: fc.Arbitrary<number>, least: number, most = 8): fc.Arbitrary<number[] | Float64Array> =>
  fc.oneof(
    list(of, least, most),
    list(of, least, most).map(values => Float64Array.from(values)),
  );

/** A matrix of so many rows and columns. */
export const matrix = (of: fc.Arbitrary<number>, rows: number, width: number) =>
  list(of, rows * width, rows * width).map(values => ({ values: Float64Array.from(values), width }));

/** Options: each of them at times, in an object, or none at all. */
export const options = (all: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.record(all, { requiredKeys: [] }) }, fc.constant(undefined));
