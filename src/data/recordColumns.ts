import type { OwnColumns } from '../core/toFrame';
import { recordNumbers } from './recordNumbers';
import type { Records } from './records';

/** The first columns of a table about records: which they are (`recordNumbers`) and their `class`, where known. */
export const recordColumns = (records: Records | undefined, positions: readonly number[]): OwnColumns => ({
  ...recordNumbers(records, positions),
  ...(records && {
    class: positions.map(r => records.dataset.classes[records.dataset.labels[records.indices[r]]]),
  }),
});
