import { pchipSlopes, pchipValue } from './pchip';

/** Losses nearer to each other (or to 0) than this are ties: a slope between them would overflow. */
export const LEAST_GAP = 1e-300;

/**
 * The paper's p-value (section 4.4; paper.md 13.2): the empirical distribution function of the reference losses,
 * smoothed by PCHIP through (0, 0) and (L_(j), rank_j / k), ties merged at their highest rank.
 * Kernel: sorts a copy and computes the slopes once and returns loss → p; nothing is checked.
 *
 * - Where the smallest loss is 0 there is no anchor: a loss of 0 gets that knot's value.
 * - Infinite losses are the top ranks. Past the last finite knot F stays at that knot's value, and is 1 at Infinity.
 * - Where no loss is finite, any finite loss gets 1 / k: nothing finer can be claimed.
 */
export function pchipTail(referenceLosses: ArrayLike<number>): (loss: number) => number {
  const sorted = new Float64Array(referenceLosses).sort();
  const k = sorted.length;
  if (sorted[0] === Infinity) return loss => (loss === Infinity ? 1 : 1 / k);

  const x = new Float64Array(k + 1);
  const y = new Float64Array(k + 1);
  let knots = sorted[0] < LEAST_GAP ? 0 : 1;
  for (let i = 0; i < k && sorted[i] !== Infinity; i++) {
    if (i === 0 || sorted[i] - x[knots - 1] >= LEAST_GAP) x[knots++] = sorted[i];
    y[knots - 1] = (i + 1) / k;
  }
  const losses = x.subarray(0, knots);
  const shares = y.subarray(0, knots);
  const slopes = pchipSlopes(losses, shares);
  return loss => (loss === Infinity ? 1 : pchipValue(losses, shares, slopes, loss));
}
