/** The median of numbers in ascending order; NaN of none. */
export const medianOfSorted = (sorted: ArrayLike<number>): number =>
  sorted.length === 0 ? NaN : (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
