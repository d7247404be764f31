import { checkNumber, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { ascendingOrder } from '../numeric/ascendingOrder';

/** What survives the correction for many tests; both in the order of the p-values. */
export interface BenjaminiHochberg {
  /** 1 where the hypothesis is rejected ("member" is claimed): where `adjusted` ≤ q, up to rounding. */
  rejected: Uint8Array;
  /** The least q at which the test would be rejected: min over j ≥ i of p_(j) m / j, at most 1. */
  adjusted: Float64Array;
}

/**
 * Adjusted p-values that differ from q by less than this share of it are taken for q: p m / j is rounded, and ranks
 * such as 1/20 meet q exactly.
 */
const ROUNDING = 1e-12;

/**
 * The step-up procedure of Benjamini and Hochberg (J. R. Statist. Soc. B 57, 1995): of the claims it makes, a share of
 * at most q is expected to be wrong, for p-values that are valid and independent or positively dependent (Benjamini and
 * Yekutieli 2001). `benjaminiYekutieli` needs no such independence.
 * @param p m p-values, each in [0, 1]; none is fine
 * @param q accepted share of wrong claims, strictly between 0 and 1; default 0.05
 * @throws RangeError for a p outside [0, 1] (naming the position), or q outside (0, 1)
 * @example
 * const { rejected, adjusted } = benjaminiHochberg([0.001, 0.02, 0.4], 0.05);
 * rejected; // => [1, 1, 0]
 * adjusted; // => [0.003, 0.030, 0.400]
 */
export function benjaminiHochberg(p: ArrayLike<number>, q = 0.05): BenjaminiHochberg {
  if (!(typeof q === 'number' && q > 0 && q < 1)) expected('q to be a number between 0 and 1', q, 'Write 5 % as 0.05.');
  const m = checkList('p', p).length;
  for (let i = 0; i < m; i++)
    if (typeof p[i] !== 'number' || !(p[i] >= 0 && p[i] <= 1)) checkNumber(`p-value ${i}`, p[i], 0, 1);
  const order = ascendingOrder(Float64Array.from(p));
  const adjusted = new Float64Array(m);
  let least = 1;
  for (let i = m - 1; i >= 0; i--) adjusted[order[i]] = least = Math.min(least, (p[order[i]] * m) / (i + 1));
  return { rejected: rejectedAt(q, adjusted), adjusted };
}

/** 1 where an adjusted p-value is at most q. Kernel: nothing is checked. */
export function rejectedAt(q: number, adjusted: Float64Array): Uint8Array {
  const rejected = new Uint8Array(adjusted.length);
  for (let i = 0; i < rejected.length; i++) rejected[i] = Number(adjusted[i] <= q * (1 + ROUNDING));
  return rejected;
}
