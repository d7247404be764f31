import { count } from '../../core/format';
import type { Cells } from './cells';
import { type EncodedColumn, noFeature } from './encodedColumn';

/** The column that names the records: kept as text, a marker of missing values as well. */
export function keepIds({ name, records, raw }: Cells): EncodedColumn {
  const ids = Array.from({ length: records }, (_, row) => raw(row));
  const distinct = new Set(ids).size;
  const repeated = distinct < records;
  const decision = {
    name,
    type: 'id',
    distinct,
    missing: 0,
    decided: 'names the records',
    why: 'given as `id`',
  } as const;
  const item = `${name} has ${count(distinct)} names for ${count(records)} records`;
  return { ...noFeature(decision, repeated ? [{ about: 'repeatedIds', item }] : []), ids };
}
