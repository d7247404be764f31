import { normalCdf } from '../numeric/distributions';
import { midranks } from './midranks';

/** How paired differences lie about 0. */
export interface SignedRanks {
  /** The midranks of the sizes of the differences that are not 0. */
  ranks: Float64Array;
  /** The sum of those of positive differences. */
  positive: number;
}

/** Ranks differences by their size, leaving out those that are 0. Kernel: NaN has no place among them. */
export function signedRanks(differences: ArrayLike<number>): SignedRanks {
  const told = Array.from(differences).filter(difference => difference !== 0);
  const ranks = midranks(told.map(Math.abs));
  return { ranks, positive: told.reduce((sum, difference, i) => sum + (difference > 0 ? ranks[i] : 0), 0) };
}

/** Numbers of differences up to which all signs are counted. */
const COUNTED = 60;

/**
 * The one-sided p-value of Wilcoxon's signed rank test: the probability of at least this sum of positive ranks where
 * each difference is as likely to have the other sign. Given the ranks, ties among them included, it is exact up to 60
 * differences, all signs being counted; beyond it is the normal approximation, corrected for ties and for continuity
 * (Hollander and Wolfe 1999, 3.1), as SciPy's `wilcoxon(alternative='greater', zero_method='wilcox')`. Kernel: nothing
 * is checked.
 * @returns from 2⁻ⁿ to 1; 1 without a difference
 */
export function signedRankP({ ranks, positive }: SignedRanks): number {
  const n = ranks.length;
  if (n === 0) return 1;
  if (n <= COUNTED) return Math.min(1, tailsOf(ranks)[Math.round(2 * positive)]);
  const squares = ranks.reduce((sum, rank) => sum + rank ** 2, 0);
  return normalCdf(-(positive - (n * (n + 1)) / 4 - 0.5) / Math.sqrt(squares / 4));
}

const untied = new Map<number, Float64Array>();

/** P(sum ≥ s) for each s/2; ranks without ties are those of every other sample of that size. */
function tailsOf(ranks: Float64Array): Float64Array {
  const n = ranks.length;
  // Σ r² is n (n + 1)(2n + 1)/6 without ties, and less with any.
  const isTied = ranks.reduce((sum, rank) => sum + rank ** 2, 0) !== (n * (n + 1) * (2 * n + 1)) / 6;
  if (isTied) return countTails(ranks);
  let tails = untied.get(n);
  if (!tails) untied.set(n, (tails = countTails(ranks)));
  return tails;
}

function countTails(ranks: Float64Array): Float64Array {
  const n = ranks.length;
  const shares = new Float64Array(n * (n + 1) + 1);
  shares[0] = 1;
  let most = 0;
  for (const rank of ranks) {
    const step = 2 * rank; // midranks are halves
    most += step;
    for (let s = most; s >= step; s--) shares[s] = (shares[s] + shares[s - step]) / 2;
    for (let s = Math.min(most, step - 1); s >= 0; s--) shares[s] /= 2;
  }
  for (let s = shares.length - 2; s >= 0; s--) shares[s] += shares[s + 1];
  return shares;
}
