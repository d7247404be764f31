/**
 * How the loss of a target is placed among the losses of reference models: a way to read off a left-tail p-value. A
 * tail of one's own has the same form, and can be given wherever a method is asked for.
 */
export interface Tail {
  /** For tables, messages and the `method` of a result. */
  readonly name: string;
  /** The smallest loss that has a meaning: 0 for log losses, −Infinity where only the order counts. */
  readonly leastLoss: number;
  /** What p-values below 1/(k + 1) rest on, in words that end a sentence; null where there are none. */
  readonly beyondRanks: string | null;
  /**
   * Fits k >= 2 reference losses, which are not changed. Kernel: nothing is checked.
   * @returns loss → p, from 0 to 1 and never falling as the loss grows
   */
  fit(reference: ArrayLike<number>): (loss: number) => number;
  /**
   * For each of n >= 3 losses in ascending order its p-value against all the others, written to `p`: what
   * `fit(others)(loss)` gives, without fitting each set of others anew. Kernel: nothing is checked.
   */
  leaveOneOut(sorted: Float64Array, p: Float64Array): void;
}
