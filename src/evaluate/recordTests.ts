import type { Scores } from '../attack/result';
import { areaInterval, mannWhitneyP } from '../stats/significance/mannWhitney';
import { pairedAreaInterval } from '../stats/significance/pairedAreaInterval';
import { signedRankP, signedRanks } from '../stats/significance/signedRank';
import { areHalvings, scoresByHalving } from './halvings';
import { type RecordPairs, recordPairs } from './recordPairs';

/**
 * How it is tested whether a record leaves a trace: Wilcoxon's signed rank test of the differences within halvings,
 * where targets come in such, or the test of Mann and Whitney, where they are independent.
 */
export type RecordTest = 'signed rank' | 'Mann–Whitney';

/** What the scores of each record say. */
export interface RecordTests {
  test: RecordTest;
  /** Of each record, `[records]`, as in `RecordRisks`. */
  auc: Float64Array;
  low: Float64Array;
  high: Float64Array;
  p: Float64Array;
}

/**
 * AUC, its interval and the one-sided p-value of each record. Both targets of a halving have no record in common, so
 * that what one has too much of, the other lacks: their scores are correlated, by −.3 to −.75 in what was tried. Taking
 * them as independent, three to four times too many records that leave no trace have p ≤ 0.01.
 * @throws RangeError when it is not known who was a member, or a score is NaN
 */
export function testRecords(scored: Pick<Scores, 'score' | 'truth' | 'records'>): RecordTests {
  const pairs = recordPairs(scored);
  const halved = areHalvings(scored.truth!, scored.score.width);
  const { wins, members, targets } = pairs;
  const found: RecordTests = {
    test: halved ? 'signed rank' : 'Mann–Whitney',
    auc: wins.map((won, r) => won / (members[r] * (targets - members[r]))),
    low: new Float64Array(wins.length),
    high: new Float64Array(wins.length).fill(1),
    p: new Float64Array(wins.length),
  };
  for (let r = 0; r < wins.length; r++)
    [found.low[r], found.high[r], found.p[r]] = halved ? byHalving(scored, r) : independently(pairs, found.auc, r);
  return found;
}

type Found = [low: number, high: number, p: number];

function byHalving(scored: Pick<Scores, 'score' | 'truth'>, r: number): Found {
  const { member, other } = scoresByHalving(scored, r);
  // Equal ones first: infinite scores have no difference.
  const differences = member.map((score, i) => (score === other[i] ? 0 : score - other[i]));
  return [...pairedAreaInterval(member, other), signedRankP(signedRanks(differences))];
}

function independently({ wins, ties, members, targets }: RecordPairs, auc: Float64Array, r: number): Found {
  const others = targets - members[r];
  const [low, high] = Number.isNaN(auc[r]) ? [0, 1] : areaInterval(auc[r], members[r], others);
  return [low, high, mannWhitneyP({ wins: wins[r], ties: ties[r] }, members[r], others)];
}
