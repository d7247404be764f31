import { checkFields, checkFunction } from '../../../core/check';
import type { Claim } from '../../report/claim';
import type { Row } from '../../report/row';
import type { Bands } from './bands';

/** A claim and in how many of the splits it holds, does not, or cannot be told. */
export interface ClaimOverSplits {
  claim: string;
  holds: number;
  'does not': number;
  'cannot be told': number;
}

/**
 * Holds claims against every split by itself.
 * @param claimsOf the claims about the rows of one split, such as `table1Claims`
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = {
 *   ...profiles.smoke,
 *   settings: { ...profiles.smoke.settings, cancer },
 *   indirect: { queries: 20, keep: 5 },
 *   attackedIndirectly: 1,
 *   splits: { cancer: 2 },
 * };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const bands = await repeatOverSplits(tablesOf('cancer', run), { splits: 2 });
 * claimsOverSplits(bands, table1Claims).length; // => 1
 */
export function claimsOverSplits(bands: Bands, claimsOf: (rows: Row[]) => Claim[]): ClaimOverSplits[] {
  const { perSplit } = checkFields('bands', bands, 'Bands', ['perSplit'], 'repeatOverSplits gives them.');
  checkFunction('claimsOf', claimsOf, 'Such as gmia.paper.table1Claims.');
  const found = perSplit.map(claimsOf);
  const count = (at: number, verdict: boolean | null) => found.filter(claims => claims[at].holds === verdict).length;
  return found[0].map(({ claim }, at) => ({
    claim,
    holds: count(at, true),
    'does not': count(at, false),
    'cannot be told': count(at, null),
  }));
}
