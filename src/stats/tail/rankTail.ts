import { countAtMost } from '../numeric/countAtMost';
import type { Tail } from './tail';

/**
 * The rank p-value of a loss among k reference losses, (1 + #{L_i <= loss}) / (k + 1). If the k + 1 losses are
 * exchangeable, P(p <= alpha) is at most alpha, whatever their law. It is never below 1 / (k + 1).
 */
export const rankTail: Tail = {
  name: 'rank',
  leastLoss: -Infinity,
  beyondRanks: null,

  fit(reference) {
    const sorted = new Float64Array(reference).sort();
    return loss => (1 + countAtMost(sorted, loss)) / (sorted.length + 1);
  },

  leaveOneOut(sorted, p) {
    const n = sorted.length;
    for (let i = n - 1; i >= 0; i--) p[i] = i < n - 1 && sorted[i] === sorted[i + 1] ? p[i + 1] : (i + 1) / n;
  },
};
