import { clopperPearson } from '../../stats/interval/clopperPearson';
import type { Estimate } from '../../stats/interval/meanInterval';
import { epsilonOfRates } from '../../stats/privacy/epsilonBound';
import { muOfRates } from '../../stats/privacy/muBound';

/** Bounds of privacy by the rates of an attack at one threshold. */
export interface RateBound {
  /** True- and false-positive rate; `tpr.low` and `fpr.high` hold together with probability `level`. */
  tpr: Estimate;
  fpr: Estimate;
  /** ε at δ, and µ-GDP, are at least this. */
  epsilon: number;
  mu: number;
}

/** Guesses of "member", and of how many. */
export type Hits = readonly [hits: number, trials: number];

/** The bounds that follow from rates. Kernel: nothing is checked. */
export function boundOfRates(tpr: Estimate, fpr: Estimate, delta: number): RateBound {
  const rates = { tpr: tpr.low, fpr: fpr.high };
  return { tpr, fpr, epsilon: epsilonOfRates(rates, delta), mu: muOfRates(rates) };
}

/**
 * The bounds that follow from counts of independent trials, for many counts at one level: intervals are computed once.
 */
export function boundsAt(level: number, delta: number): (members: Hits, nonMembers: Hits) => RateBound {
  const kept = new Map<number, Estimate>();
  const interval = ([hits, trials]: Hits): Estimate => {
    const key = trials * 2 ** 24 + hits;
    let found = kept.get(key);
    if (!found) {
      const [low, high] = clopperPearson(hits, trials, level);
      kept.set(key, (found = { value: trials ? hits / trials : NaN, low, high }));
    }
    return found;
  };
  return (members, nonMembers) => boundOfRates(interval(members), interval(nonMembers), delta);
}

/** Whether one bound shows more than another; where neither shows anything, whose rates lie further apart. */
export const showsMore = (a: RateBound, b: RateBound): boolean =>
  a.epsilon !== b.epsilon ? a.epsilon > b.epsilon : a.tpr.low - a.fpr.high > b.tpr.low - b.fpr.high;
