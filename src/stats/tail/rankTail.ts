import { countAtMost } from '../numeric/countAtMost';

/**
 * The rank p-value of a loss among k reference losses, (1 + #{L_i <= loss}) / (k + 1): under exchangeability
 * P(p <= alpha) is at most alpha, whatever the law of the losses (design.md 7). Never below 1 / (k + 1).
 * Kernel: sorts a copy once and returns loss → p; nothing is checked.
 */
export function rankTail(referenceLosses: ArrayLike<number>): (loss: number) => number {
  const sorted = new Float64Array(referenceLosses).sort();
  return loss => (1 + countAtMost(sorted, loss)) / (sorted.length + 1);
}
