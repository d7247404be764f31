import type { Scores } from '../../attack/result';
import { rows } from '../../core/matrix';
import { meanLimits } from '../../stats/privacy/meanLimits';
import { scoreBlocks } from '../scoreBlocks';
import { boundOfRates, type RateBound, showsMore } from './boundsAt';

/** A bound by the mean rates of all records, at one threshold for all. */
export interface PooledBound extends RateBound {
  /** "Member" is guessed where the score is at least this. */
  threshold: number;
  /** How many trials there are that do not depend on each other: halvings, each with all its pairs. */
  trials: number;
}

type Scored = Pick<Scores, 'score' | 'truth'>;

/** So many thresholds are tried, at most. */
const tried = 200;

/**
 * The bound of all records at one threshold, which is chosen on some halvings and counted on others. In a halving each
 * record is once in and once out, so the shares of right and of wrong guesses are means over all records. Kernel:
 * nothing is checked.
 */
export function pooledBound(chosenOn: Scored, boundOn: Scored, level: number, delta: number): PooledBound {
  const blocks = scoreBlocks(chosenOn);
  const trials = rows(chosenOn.score) / 2;
  const at = (i: number) => boundOf(blocks.tp[i] / blocks.members, blocks.fp[i] / blocks.nonMembers, trials);
  const boundOf = (tpr: number, fpr: number, n: number) =>
    boundOfRates(meanLimits(tpr, n, level), meanLimits(fpr, n, level), delta);
  const step = Math.max(1, Math.floor(blocks.threshold.length / tried));
  let best = { threshold: Infinity, ...at(0) };
  for (let i = 0; i < blocks.threshold.length; i += step) {
    const found = { threshold: blocks.threshold[i], ...at(i) };
    if (showsMore(found, best)) best = found;
  }
  const { threshold } = best;
  const truth = boundOn.truth!;
  const hits = [0, 0];
  const all = [0, 0];
  boundOn.score.values.forEach((score, i) => {
    hits[truth[i]] += Number(score >= threshold);
    all[truth[i]]++;
  });
  const independent = rows(boundOn.score) / 2;
  return { threshold, trials: independent, ...boundOf(hits[1] / all[1], hits[0] / all[0], independent) };
}
