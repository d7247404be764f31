import { expected } from '../../core/check';
import type { Dataset } from '../../data/dataset';
import { fieldsOf } from '../../data/fieldsOf';
import { Records } from '../../data/records';

/** What names the records of a data set: a column, or an id for each. */
export type RecordIds = string | ArrayLike<number | bigint | string>;

/** The ids of all records, as text; by default their indices. @throws RangeError for no such column, or other sizes */
export function idsOf(dataset: Dataset, ids?: RecordIds): string[] {
  const { name, columns, labels } = dataset;
  if (ids === undefined) return Array.from(labels, (_, index) => String(index));
  if (typeof ids === 'string') {
    if (!columns.some(column => column.name === ids))
      expected(`ids to be a column of ${name}`, ids, 'Or give one id for each record.');
    return fieldsOf(new Records(dataset, Int32Array.from(labels.keys()))).map(fields => String(fields[ids]));
  }
  if (ids.length !== labels.length) expected(`an id for each of ${labels.length} records of ${name}`, ids.length);
  return Array.from(ids, String);
}
