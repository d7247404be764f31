import type { Scores } from '../attack/result';
import { expected } from '../core/check';
import { checkList } from '../core/checkList';
import { rows } from '../core/matrix';
import type { Share } from '../stats/interval/share';
import { type RankCorrelation, spearman } from '../stats/significance/spearman';
import { checkScores } from './checkScores';
import { share } from './evaluation';
import { ofHalvings } from './halvings';
import { recordAucs } from './recordAucs';
import { mostExposed } from './recordRisks';

/** How far two measurements of exposure agree, each on half of the targets. */
export interface Reliability {
  /** Over all records that have targets of both kinds in both halves. */
  rank: RankCorrelation;
  /**
   * For each n: of the n most exposed on the even halvings, equal ones included, the share that is so on the odd ones.
   */
  top: Share[];
}

/**
 * Split-half reliability of the exposure: measured on the even halvings of the pool against the odd ones, that is on
 * targets 0, 1, 4, 5, … against 2, 3, 6, 7, …, as `trainTargets` orders them. A list of the most exposed that another
 * measurement does not reproduce cannot be found by any rule either. All targets together are a better measurement than
 * a half, so that a rule which knew the exposure itself would find somewhat more than the share given here. Intervals
 * take records as independent.
 * @param tops numbers n of most exposed records to compare
 * @throws RangeError for fewer than 4 targets, fewer than 2 records with both kinds, or as `recordAucs` does
 */
export function reliability(scored: Scores, tops: number[]): Reliability {
  checkList('tops', tops);
  const targets = rows(checkScores('scored', scored).score);
  if (targets < 4) expected('4 targets or more, two halvings', targets);
  const [even, odd] = [0, 1].map(parity => recordAucs(ofHalvings(scored, parity)));
  const known = [...even.keys()].filter(r => !Number.isNaN(even[r] + odd[r]));
  return {
    rank: spearman(
      known.map(r => even[r]),
      known.map(r => odd[r]),
    ),
    top: Array.from(tops, n => {
      const top = mostExposed(even, n);
      const again = new Set(mostExposed(odd, n));
      return share(top.filter(r => again.has(r)).length, top.length);
    }),
  };
}
