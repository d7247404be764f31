import type { Matrix } from './matrix';

/**
 * Numbers that are compared with each other, in one precision: where some are float32 and others float64, all are
 * rounded to float32. The number 0.1 is not the same in both, so that what is equal would otherwise be greater or less.
 */
export function inOnePrecision<T extends Pick<Matrix, 'values'>>(...given: readonly T[]): T[] {
  const single = given.filter(({ values }) => values instanceof Float32Array).length;
  if (single === 0 || single === given.length) return [...given];
  return given.map(one =>
    one.values instanceof Float32Array ? one : { ...one, values: Float32Array.from(one.values) },
  );
}
