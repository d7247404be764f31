import { groupBy } from '../../core/groupBy';
import type { ReportedClaim } from '../report/claim';
import type { EarlierResults } from '../report/results';

/** A claim of the paper whose verdict is not the same in all runs. */
export interface ChangedClaim {
  exhibit: string;
  claim: string;
  /** In each run, with its verdict and what was found; undefined where it has no such claim. */
  verdicts: (ReportedClaim | undefined)[];
}

/** Claims with another verdict in one run than in another; those that only one has are not among them. */
export function changedClaims(runs: readonly EarlierResults[]): ChangedClaim[] {
  const all = runs.flatMap(({ claims = [] }, run) => claims.map(one => ({ one, run })));
  return [...groupBy(all, ({ one }) => JSON.stringify([one.exhibit, one.claim])).values()]
    .filter(found => new Set(found.map(({ one }) => one.holds)).size > 1)
    .map(found => ({
      exhibit: found[0].one.exhibit,
      claim: found[0].one.claim,
      verdicts: runs.map((_, i) => found.find(({ run }) => run === i)?.one),
    }));
}
