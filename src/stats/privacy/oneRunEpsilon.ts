import { requireOptions } from '../../core/checkOptions';
import { binomialShare, binomialTail } from '../numeric/distributions';
import { checkDelta } from './epsilonBound';
import { greatestRejected } from './greatestRejected';
import { checkGuesses, type OneRunGuesses } from './oneRunGuesses';

export interface EpsilonGuesses extends OneRunGuesses {
  /** The δ of the privacy, at least 0 and below 1. Default 0. */
  delta?: number;
}

/**
 * A lower bound of ε from one training run (Steinke, Nasr and Jagielski 2023, arXiv 2305.08846): of m canaries, each in
 * or out by a fair coin of its own, r are guessed, and v guesses are right. Under (ε, δ)-privacy the number of right
 * ones is about at most binomial with chance q = e^ε / (1 + e^ε), and
 *
 *     P(≥ v right) ≤ P(Bin(r, q) ≥ v) + 2mδ · max over i ≤ v of P(v > Bin(r, q) ≥ v − i) / i.
 *
 * The bound is the greatest ε for which this is at most 1 − level. Coins have to be independent of each other: halves
 * of a pool are not, as there a record is in where another is out.
 * @param given the numbers m, r, v and δ
 * @returns ε, at least 0
 * @throws RangeError for numbers that are not whole or do not fit together, or a δ or level out of range
 * @example
 * oneRunEpsilon({ canaries: 100, guesses: 100, right: 75 }); // => 0.70221
 * oneRunEpsilon({ canaries: 1000, guesses: 100, right: 100, delta: 1e-5 }); // => 3.46538
 */
export function oneRunEpsilon(given: EpsilonGuesses): number {
  requireOptions('oneRunEpsilon', given, { canaries: true, guesses: true, right: true, delta: true, level: true });
  const { canaries, guesses, right, level } = checkGuesses(given);
  const price = 2 * canaries * checkDelta(given.delta ?? 0);
  return greatestRejected(epsilon => tailBound(guesses, right, 1 / (1 + Math.exp(-epsilon)), price) <= 1 - level);
}

/** The bound of P(≥ v right), with 2mδ as price. */
function tailBound(guesses: number, right: number, chance: number, price: number): number {
  const beyond = binomialTail(right, guesses, chance);
  return price === 0 || right === 0 ? beyond : beyond + price * greatestMean(guesses, right, chance, beyond);
}

/**
 * The greatest mean of P(v − 1), P(v − 2), … down to any place. As P rises to a mode and falls, means rise for as long
 * as the next P is above them: where that ends is found by halving.
 */
function greatestMean(guesses: number, right: number, chance: number, beyond: number): number {
  const mean = (i: number) => (binomialTail(right - i, guesses, chance) - beyond) / i;
  let low = 1;
  let high = right;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialShare(right - middle - 1, guesses, chance) >= mean(middle)) low = middle + 1;
    else high = middle;
  }
  return mean(low);
}
