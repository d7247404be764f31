import { checkNumber, expected } from '../../core/check';
import { checkList } from '../../core/checkList';

/**
 * One p-value from m that depend on each other in a way that is not known: the Cauchy combination of Liu and Xie (J.
 * Am. Stat. Assoc. 115, 2020), P(C > mean of tan((1/2 − p) π)) of a standard Cauchy variable C. It holds its rate
 * nearly, the better the smaller it is, under most kinds of dependence, and needs no correlations; a few small
 * p-values decide. A p-value of 1 outweighs nearly all others, and makes the result 1: of ranks take those of
 * `randomisedRank`, or combine by `combineByHarmonicMean`.
 * @param p m >= 1 p-values, each in [0, 1]; the result is 0 where one is 0 and none is 1
 * @throws RangeError for no p-value or one outside [0, 1] (naming the position)
 * @example
 * combineByCauchy([0.01, 0.02, 0.05]); // => 0.0177
 */
export function combineByCauchy(p: ArrayLike<number>): number {
  const given = checkPValues(p);
  if (given.length === 1) return given[0];
  let sum = 0;
  let most = 0;
  for (const one of given) {
    most = Math.max(most, one);
    sum += one < 1e-8 ? 1 / (Math.PI * one) : 1 / Math.tan(Math.PI * one); // tan((1/2 − p) π)
  }
  if (most === 1) return 1;
  const mean = sum / given.length;
  return mean > 0 ? Math.atan(1 / mean) / Math.PI : 0.5 - Math.atan(mean) / Math.PI;
}

/** Checks p-values that are to be combined, and takes them. */
export function checkPValues(p: ArrayLike<number>): Float64Array {
  if (checkList('p', p).length === 0) expected('a p-value or more', 'none', 'There is nothing to combine.');
  return Float64Array.from(p, (one, i) => checkNumber(`p-value ${i}`, one, 0, 1));
}
