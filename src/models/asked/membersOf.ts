import { expected } from '../../core/check';
import type { Dataset } from '../../data/dataset';
import type { Records } from '../../data/records';

/** `[models × records of the data set]`, or the same for any records; 1 where a model was trained on a record. */
export type KnownMembers = ArrayLike<number> | ((records: Records) => ArrayLike<number>);

/** @throws RangeError for another number of values than there are models and records */
export function checkMembers(known: KnownMembers | undefined, { labels }: Dataset, models: number): void {
  if (known && typeof known !== 'function') checkSize(known, models, labels.length);
}

/** Who is a member, `[models × records]`. @throws RangeError for another number of values */
export function membersOf(known: KnownMembers, records: Records, models: number): Uint8Array {
  if (typeof known === 'function') return Uint8Array.from(checkSize(known(records), models, records.length));
  const all = records.dataset.labels.length;
  return Uint8Array.from({ length: models * records.length }, (_, i) => {
    const [model, record] = [Math.floor(i / records.length), i % records.length];
    return known[model * all + records.indices[record]];
  });
}

const checkSize = (given: ArrayLike<number>, models: number, records: number): ArrayLike<number> =>
  given.length === models * records
    ? given
    : expected(`members for ${models} models × ${records} records`, `${given.length} values`);
