import { expected } from '../../core/check';
import type { Records } from '../../data/records';

/** `[models × records of the data set]`, or the same for any records; 1 where a model was trained on a record. */
export type KnownMembers = ArrayLike<number> | ((records: Records) => ArrayLike<number>);

/** Who is a member, `[models × records]`. @throws RangeError for another number of values */
export function membersOf(known: KnownMembers, records: Records, models: number): Uint8Array {
  const all = typeof known === 'function' ? records.length : records.dataset.labels.length;
  const given = typeof known === 'function' ? known(records) : known;
  if (given.length !== models * all)
    expected(`members for ${models} models × ${all} records`, `${given.length} values`);
  if (typeof known === 'function') return Uint8Array.from(given);
  return Uint8Array.from({ length: models * records.length }, (_, i) => {
    const [model, record] = [Math.floor(i / records.length), i % records.length];
    return given[model * all + records.indices[record]];
  });
}
