/** By how much probabilities may miss a sum of 1, for they are rounded. */
const slack = 1e-3;

/** The sum of the probabilities of some classes. */
export function sumOf(probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let c = 0; c < probabilities.length; c++) sum += probabilities[c];
  return sum;
}

/** Whether a sum of probabilities is 1. @param more than usual that it may miss */
export const isWhole = (sum: number, more = 0): boolean => Math.abs(sum - 1) <= slack + more;

/** Sums of probabilities, looked at together. */
export interface Sums {
  all: number;
  /** How many are not 1, and the one that is farthest from it. */
  off: number;
  worst: number;
}

/** Looks at sums of probabilities. @param more than usual that they may miss 1 by */
export function lookAtSums(sums: Iterable<number>, more = 0): Sums {
  const found: Sums = { all: 0, off: 0, worst: 1 };
  for (const sum of sums) {
    found.all++;
    if (!isWhole(sum, more)) found.off++;
    if (Math.abs(sum - 1) > Math.abs(found.worst - 1)) found.worst = sum;
  }
  return found;
}

/** Says how many probabilities do not add up to 1, as those of the likeliest classes alone do not. */
export function sumWarnings({ all, off, worst }: Sums, source: string): string[] {
  const vectors = `${off} of ${all} probability vectors in ${source}`;
  return off > 0 ? [`${vectors} do not add up to 1: the worst sum is ${worst.toPrecision(4)}.`] : [];
}
