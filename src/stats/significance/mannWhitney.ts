import { normalCdf, normalQuantile } from '../numeric/distributions';

/** How two samples compare, pair by pair. */
export interface PairCount {
  /** Pairs in which the first sample's number is the larger one; a tie counts half. */
  wins: number;
  /** Σ (t³ − t) over groups of t equal numbers of both samples together. */
  ties: number;
}

/** Sorts both samples in place and compares all their pairs. Kernel: nothing is checked, and NaN has no place. */
export function countPairs(a: Float64Array, b: Float64Array): PairCount {
  a.sort();
  b.sort();
  let wins = 0;
  let ties = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    // Beyond its end b[j] is undefined, and no number is greater than that.
    const value = i < a.length && !(a[i] > b[j]) ? a[i] : b[j];
    const i0 = i;
    const j0 = j;
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    wins += (i - i0) * (j0 + (j - j0) / 2);
    const equal = i - i0 + j - j0;
    ties += equal ** 3 - equal;
  }
  return { wins, ties };
}

/**
 * The one-sided p-value of the Mann–Whitney test: the probability of at least as many wins where both samples come from
 * one distribution. It uses the normal approximation, corrected for ties and for continuity (Hollander and Wolfe 1999,
 * 4.1), as SciPy's `mannwhitneyu(method='asymptotic', alternative='greater')`. Kernel: nothing is checked.
 * @param m size of the sample whose wins were counted
 * @param n size of the other
 */
export function mannWhitneyP({ wins, ties }: PairCount, m: number, n: number): number {
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
  return variance > 0 ? normalCdf(-(wins - (m * n) / 2 - 0.5) / Math.sqrt(variance)) : 1;
}

/**
 * An interval of the share of pairs that the first sample wins, the area under a ROC curve. Newcombe's method 5 (2006,
 * Statistics in Medicine 25:559): the areas that lie less than z standard errors away, by Hanley and McNeil's formula
 * at the area in question, with (m + n) / 2 in place of the sizes. Unlike Wald's it does not vanish at 0 and 1. Both
 * samples are taken to be independent; see `pairedAreaInterval`. Kernel: nothing is checked.
 * @param area from 0 to 1
 * @returns [low, high]
 */
export const areaInterval = (area: number, m: number, n: number, level = 0.95): [low: number, high: number] =>
  areasWithin(normalQuantile((1 + level) / 2), area, m, n);

/** The areas that lie less than so many standard errors away, `areaInterval`'s. Kernel: nothing is checked. */
export function areasWithin(errors: number, area: number, m: number, n: number): [low: number, high: number] {
  const half = (m + n) / 2 - 1;
  const beyond = (x: number) =>
    (area - x) ** 2 * m * n > errors ** 2 * x * (1 - x) * (1 + half * ((1 - x) / (2 - x) + x / (1 + x)));
  const end = (from: number) => {
    // from lies outside the interval or is its end, the area inside
    let outside = from;
    let inside = area;
    for (let step = 0; step < 40; step++) {
      const middle = (outside + inside) / 2;
      if (beyond(middle)) outside = middle;
      else inside = middle;
    }
    return inside;
  };
  return [area === 0 ? 0 : end(0), area === 1 ? 1 : end(1)];
}
