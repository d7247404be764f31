import type { Records } from './records';

/**
 * The first columns of a table about attacked records: index in the data set and class, or the position of records
 * unknown.
 */
export function recordColumns(records: Records | undefined, positions: number[]): Record<string, ArrayLike<unknown>> {
  if (!records) return { record: positions };
  const { indices, dataset } = records;
  return {
    record: positions.map(r => indices[r]),
    class: positions.map(r => dataset.classes[dataset.labels[indices[r]]]),
  };
}
