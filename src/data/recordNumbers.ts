import type { OwnColumns } from '../core/toFrame';
import type { Records } from './records';

/**
 * The columns of a table that say which records it is about: `record`, the index in the data set, or the position of
 * records unknown; where the data set knows them, also `place` in its source ("line 17") and `id`, what that calls it.
 */
export function recordNumbers(records: Records | undefined, positions: readonly number[]): OwnColumns {
  if (!records) return { record: positions };
  const { indices, dataset } = records;
  const { ids } = dataset;
  const record = positions.map(r => indices[r]);
  return {
    record,
    ...(dataset.place && { place: record.map(index => dataset.place!(index)) }),
    ...(ids && { id: record.map(index => ids[index]) }),
  };
}
