import type { Dataset } from './dataset';
import type { Records } from './records';

/**
 * A record in words: its index in the data set and, where these are known, what its source calls it and where it stands
 * there: 'record 17', 'record 17 (line 19)', 'record 17 ("4711", line 19)'.
 */
export function recordName(dataset: Pick<Dataset, 'ids' | 'place'>, index: number): string {
  const known = [
    ...(dataset.ids ? [JSON.stringify(dataset.ids[index])] : []),
    ...(dataset.place ? [dataset.place(index)] : []),
  ];
  return `record ${index}${known.length ? ` (${known.join(', ')})` : ''}`;
}

/** The same of the record at a position among some; of records unknown, its position. */
export const recordNameAt = (records: Records | undefined, position: number): string =>
  records ? recordName(records.dataset, records.indices[position]) : `record ${position}`;
