/** Positions in parts of so many at most. */
export const batches = (at: readonly number[], most: number): (readonly number[])[] =>
  Array.from({ length: Math.ceil(at.length / most) }, (_, i) => at.slice(i * most, (i + 1) * most));
