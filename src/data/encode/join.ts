import { expected } from '../../core/check';
import { count } from '../../core/format';
import { listed } from '../../core/listed';
import type { Column, Dataset } from '../dataset';
import type { EncodedColumn } from './encodedColumn';
import { quoted } from './quoted';
import type { Table } from './table';

/** So many features of all records fill 16 GB. */
const mostValues = 2 ** 32;
/** Rows that are written together: a column is read on for a while, and what is written stays near the processor. */
const block = 1024;

/** The features of a table: those of its columns, side by side. */
export function join(
  { source, records }: Table,
  encoded: readonly EncodedColumn[],
): Pick<Dataset, 'features' | 'columns'> {
  const used = encoded.filter(({ columns }) => columns.length > 0);
  if (used.length === 0) expected(`a column to learn from in ${source}`, 'none', whyNone(encoded));
  let width = 0;
  const columns: Column[] = [];
  const writers = used.map(one => {
    const at = width;
    for (const { name, ...rest } of one.columns) {
      columns.push({ name, start: width, ...rest });
      width += rest.width;
    }
    return { write: one.write, at };
  });
  checkNames(source, columns);
  if (records * width > mostValues)
    expected(
      `at most ${count(mostValues)} features of all records in ${source}`,
      `${count(records)} records × ${count(width)} features`,
      'List columns of many categories under `drop`.',
    );
  const values = new Float32Array(records * width);
  for (let from = 0; from < records; from += block)
    for (const { write, at } of writers)
      for (let record = from; record < Math.min(records, from + block); record++)
        write(record, values, record * width + at);
  return { features: { values, width }, columns };
}

const whyNone = (encoded: readonly EncodedColumn[]): string => {
  const others = encoded.map(({ decision }) => decision).filter(({ type }) => type === 'left out');
  return others.length ? `Left out: ${listed(others.map(({ name, why }) => `${quoted(name)} (${why})`))}.` : '';
};

/** Parts of a date get names that other columns may have. */
function checkNames(source: string, columns: readonly Column[]): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name)) expected(`features of different names in ${source}`, name, "Give 'days' for such a date.");
    seen.add(name);
  }
}
