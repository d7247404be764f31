import { harmonic } from '../numeric/harmonic';
import { type BenjaminiHochberg, benjaminiHochberg, rejectedAt } from './benjaminiHochberg';

/**
 * The step-up procedure of Benjamini and Yekutieli (Ann. Statist. 29, 2001): as `benjaminiHochberg`, with adjusted
 * p-values greater by the factor 1 + 1/2 + … + 1/m, some ln m + 0.58. Of its claims a share of at most q is expected to
 * be wrong, however valid p-values depend on each other.
 * @param p m p-values, each in [0, 1]; none is fine
 * @param q accepted share of wrong claims, strictly between 0 and 1; default 0.05
 * @throws RangeError for a p outside [0, 1] (naming the position), or q outside (0, 1)
 * @example
 * const { rejected, adjusted } = benjaminiYekutieli([0.001, 0.02, 0.4], 0.05);
 * rejected; // => [1, 0, 0]
 * adjusted; // => [0.0055, 0.055, 0.733]
 */
export function benjaminiYekutieli(p: ArrayLike<number>, q = 0.05): BenjaminiHochberg {
  const plain = benjaminiHochberg(p, q).adjusted;
  const factor = harmonic(plain.length);
  const adjusted = plain.map(value => Math.min(1, factor * value));
  return { rejected: rejectedAt(q, adjusted), adjusted };
}
