// Distributions from cephes (Moshier 1989), made safe: probabilities stay within [0, 1], functions stay monotone, and
// where the search of cephes for a quantile ends at a wrong place or throws, a bisection finds it. Kernels: nothing is
// checked.
import { bdtr, chdtri, igam, igamc, incbet, incbi, lgam, ndtr, ndtri, stdtr, stdtri } from '../../core/cephes';

/** The greatest double below 1: (1 + level) / 2 may be rounded to 1, which has no quantile. */
const MOST = 1 - 2 ** -53;

/** P(Z ≤ x) of the standard normal distribution, for any x. Beyond ±40 it is 0 or 1; cephes gives NaN far out. */
export const normalCdf = (x: number): number => ndtr(Math.min(40, Math.max(-40, x)));

/** The x with P(Z ≤ x) = p of the standard normal distribution, for p above 0. */
export const normalQuantile = (p: number): number => ndtri(Math.min(p, MOST));

/** P(T ≤ t) of Student's distribution, for a whole number of degrees of freedom from 1. */
export function studentCdf(df: number, t: number): number {
  // Above 1.6 cephes sums a series, which may exceed 1 and gives 0.5 where t² overflows; below −1.6 it takes the tail.
  return t > 1.6 ? 1 - stdtr(df, -t) : stdtr(df, t);
}

/**
 * The t with P(T ≤ t) = p of Student's distribution, for real degrees of freedom, and p from 0.5; Infinity where t
 * would overflow, as for 0 degrees.
 */
export function studentQuantile(df: number, p: number): number {
  const most = Math.min(p, MOST);
  if (df === 0) return Infinity;
  if (!Number.isInteger(df)) {
    const beyond = betaQuantile(df / 2, 0.5, 2 * (1 - most)); // where df/(df + t²) lies
    return Math.sqrt((df * (1 - beyond)) / beyond);
  }
  if (df > MANY) return manyFreedoms(df, normalQuantile(most));
  const tail = (t: number) => stdtr(df, -t);
  return quantile({ guess: () => stdtri(df, most), share: tail, falls: true, wanted: 1 - most, greatest: 1e16 });
}

/** Degrees of freedom up to which cephes sums its series in a moment: one of 1e9 terms takes ten seconds. */
const MANY = 2e7;

/** Student's quantile from the normal one, z, by the first terms of Fisher's expansion (1925); exact to 1e-16 here. */
const manyFreedoms = (df: number, z: number): number =>
  z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2);

/** log Γ(x), for x above 0. */
export const logGamma = (x: number): number => lgam(x);

/** P(X ≤ k) of k hits in n trials with chance p each, for whole numbers 0 ≤ k ≤ n. */
export const binomialCdf = (k: number, n: number, p: number): number => bdtr(k, n, p);

/** P(X ≥ k) of the same, with all digits where it is small; for 0 < p < 1. */
export const binomialTail = (k: number, n: number, p: number): number =>
  k <= 0 ? 1 : k > n ? 0 : incbet(k, n - k + 1, p);

/** P(X = k) of the same, for 0 < p < 1. */
export const binomialShare = (k: number, n: number, p: number): number =>
  k < 0 || k > n
    ? 0
    : Math.exp(lgam(n + 1) - lgam(k + 1) - lgam(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));

/**
 * The x with P(X ≤ x) = p of the beta distribution, for a ≥ 0, b > 0, 0 < p < 1; 0 where a is 0 or x would underflow.
 */
export function betaQuantile(a: number, b: number, p: number): number {
  if (Math.log10(p) < -300 * a) return 0;
  return quantile({ guess: () => incbi(a, b, p), share: x => incbet(a, b, x), falls: false, wanted: p, greatest: 1 });
}

/**
 * P(χ² > x), for real degrees of freedom above 0 and 0 ≤ x < ∞; exactly 0 or 1 where the difference underflows.
 */
export const chiSquareTail = (df: number, x: number): number => gammaShare(igamc, df / 2, x / 2, 1);

/** The x with P(χ² > x) = above, for degrees of freedom above 0 and 0 < above < 1. */
export function chiSquareQuantile(df: number, above: number): number {
  const guess = () => chdtri(df, above);
  const greatest = 2 * df + 120; // above it lies less than 2^-54 (Laurent and Massart 2000)
  // The smaller of both tails holds more digits.
  if (above <= 0.5) return quantile({ guess, share: x => chiSquareTail(df, x), falls: true, wanted: above, greatest });
  const below = (x: number) => gammaShare(igam, df / 2, x / 2, 0);
  return quantile({ guess, share: below, falls: false, wanted: 1 - above, greatest });
}

/** A regularised incomplete gamma function; cephes throws where its factor x^a exp(−x) / Γ(a) underflows. */
function gammaShare(share: typeof igam, a: number, x: number, atZero: 0 | 1): number {
  if (x === 0) return atZero;
  if (a * Math.log(x) - x - lgam(a) < -708) return x < a ? atZero : 1 - atZero;
  return share(a, x);
}

/** A place x where a share that rises or falls with x is as wanted. */
interface Sought {
  /** Where cephes' search ends. */
  guess(): number;
  /** From x = 0 to `greatest`. */
  share(x: number): number;
  falls: boolean;
  wanted: number;
  greatest: number;
}

/**
 * Returns the guess if the share there is as wanted (to 1e-6: cephes is off by up to 3e-8 where it works), else
 * bisects.
 */
function quantile({ guess, share, falls, wanted, greatest }: Sought): number {
  const found = attempt(guess);
  if (Math.abs(share(found) - wanted) <= 1e-6 * wanted) return found;
  let low = 0;
  let high = greatest;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (share(middle) < wanted === falls) high = middle;
    else low = middle;
  }
}

/** NaN where cephes throws, as it does when its search runs into an underflow. */
function attempt(search: () => number): number {
  try {
    return search();
  } catch {
    return NaN;
  }
}
