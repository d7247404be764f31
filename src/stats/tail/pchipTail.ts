import { pchipSlopes, pchipValue } from './pchip';
import type { Tail } from './tail';

/** Losses nearer to each other (or to 0) than this are ties: a slope between them would overflow. */
const LEAST_GAP = 1e-300;

/**
 * The paper's p-value (section 4.4): the empirical distribution function of the reference losses, smoothed by PCHIP
 * through (0, 0) and (L_(j), rank_j / k), ties merged at their highest rank.
 *
 * - Where the smallest loss is 0 there is no anchor: a loss of 0 gets that knot's value.
 * - Infinite losses are the top ranks. Past the last finite knot F stays at that knot's value, and is 1 at Infinity.
 * - Where no loss is finite, any finite loss gets 1 / k: nothing finer can be claimed.
 */
export const pchipTail: Tail = {
  name: 'pchip',
  leastLoss: 0,
  beyondRanks: "pchip's interpolation towards a loss of 0",

  fit(reference) {
    const sorted = new Float64Array(reference).sort();
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
  },

  /**
   * PCHIP is local: what stands in the place of a knot that is left out depends on two knots to either side, so that
   * each answer costs the same whatever n is. Knots are kept with how many losses are at most theirs; without one loss,
   * those right of it have one less.
   */
  leaveOneOut(sorted, p) {
    const n = sorted.length;
    const k = n - 1;
    const anchor = sorted[0] < LEAST_GAP ? 0 : 1;
    const x = new Float64Array(n + 1);
    const counts = new Float64Array(n + 1);
    let knots = anchor;
    for (let i = 0; i < n && sorted[i] !== Infinity; i++) {
      if (i === 0 || sorted[i] - x[knots - 1] >= LEAST_GAP) x[knots++] = sorted[i];
      counts[knots - 1] = i + 1;
    }
    const finite = counts[knots - 1] || 0;
    p.fill(1, finite);
    for (let g = anchor, i = 0; g < knots; g++) {
      const size = counts[g] - i;
      const value = size > 1 ? (counts[g] - 1) / k : without(x, counts, knots, g, k);
      p.fill(value, i, counts[g]);
      i = counts[g];
    }
  },
};

/** Two, three or four knots with their shares, each in arrays of just that length. */
const windows = [0, 1, 2, 3, 4].map(size => ({ x: new Float64Array(size), y: new Float64Array(size) }));

/** The interpolant of all knots but `g`, which is one loss alone, at the place of `g`. */
function without(x: Float64Array, counts: Float64Array, knots: number, g: number, k: number): number {
  // The only finite loss among infinite ones; a loss of 0 that others are anchored at; the last finite one.
  if (knots === 1 || (knots === 2 && g === 1 && counts[0] === 0)) return 1 / k;
  if (g === 0) return 0;
  if (g === knots - 1) return counts[g - 1] / k;
  const below = Math.min(g, 2);
  const above = Math.min(knots - 1 - g, 2);
  const window = windows[below + above];
  for (let at = 0; at < below + above; at++) {
    const right = at >= below;
    const from = g - below + at + (right ? 1 : 0);
    window.x[at] = x[from];
    window.y[at] = (counts[from] - (right ? 1 : 0)) / k;
  }
  return pchipValue(window.x, window.y, pchipSlopes(window.x, window.y), x[g]);
}
