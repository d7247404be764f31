import { checkCount, checkInteger, checkName, expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { harmonic } from '../numeric/harmonic';

/** How wrong claims are kept few: by Benjamini and Hochberg's procedure, or by Benjamini and Yekutieli's. */
export const procedures = { BH: 'Benjamini–Hochberg', BY: 'Benjamini–Yekutieli' } as const;
export type Procedure = keyof typeof procedures;

export interface ClaimPlan {
  /** About how many records something is to be claimed or not, m. */
  records: number;
  /** How many of them should be claimed, j. */
  claims: number;
  /** The accepted share of wrong claims; default 0.1. */
  q?: number;
  /** Default 'BH'. */
  procedure?: Procedure;
}

/**
 * How many reference models it takes to claim j of m records at q, where p-values are ranks: with k references the
 * smallest is 1/(k + 1), and j records that share it are claimed where m/(j q) ≤ k + 1. For Benjamini–Yekutieli q is
 * divided by 1 + 1/2 + … + 1/m.
 * @returns the least k, at least 1
 * @throws RangeError for numbers that are not whole, more claims than records, or a q outside (0, 1)
 * @example
 * referencesNeeded({ records: 20000, claims: 100, q: 0.1 }); // => 1999
 * referencesNeeded({ records: 200, claims: 10, q: 0.1, procedure: 'BY' }); // => 1175
 */
export function referencesNeeded(plan: ClaimPlan): number {
  requireOptions('referencesNeeded', plan, { records: true, claims: true, q: true, procedure: true });
  const { records, claims, q = 0.1, procedure = 'BH' } = plan;
  checkCount('records', records, 1, 1e7);
  if (checkInteger('claims', claims, 1) > records) expected(`claims to be at most the ${records} records`, claims);
  if (!(typeof q === 'number' && q > 0 && q < 1)) expected('q to be a number between 0 and 1', q, 'Write 5 % as 0.05.');
  checkName('procedure', procedure, procedures);
  const steps = (records * (procedure === 'BY' ? harmonic(records) : 1)) / (claims * q);
  return Math.max(1, Math.ceil(steps * (1 - 1e-12)) - 1); // 0.1 is not a tenth
}
