import { expected } from '../../core/check';
import { count } from '../../core/format';
import { listed } from '../../core/listed';
import { cellsOf, type Reading } from './cells';
import { markersOf } from './encodeCategories';
import type { EncodeOptions } from './encodeOptions';
import { quoted } from './quoted';
import type { Remark } from './remarks';
import { keepRows, type Table } from './table';

/** The records that have a class. @throws RangeError where some have none, unless an option says to leave them out */
export function keepLabelled(
  table: Table,
  { label, unlabelled = 'refuse' }: Pick<EncodeOptions, 'label' | 'unlabelled'>,
  reading: Reading,
): { table: Table; remarks: Remark[] } {
  if (unlabelled !== 'refuse' && unlabelled !== 'leave out')
    expected("unlabelled to be 'refuse' or 'leave out'", unlabelled);
  const cells = cellsOf(table, table.columns.find(({ name }) => name === label)!, reading);
  const kept = Int32Array.from({ length: table.records }, (_, row) => row).filter(row => cells.text(row) !== null);
  const absent = table.records - kept.length;
  if (absent === 0) return { table, remarks: [] };
  const markers = [...markersOf(cells).keys()].map(quoted);
  if (unlabelled === 'refuse' || kept.length === 0) {
    const first = kept.findIndex((row, i) => row !== i);
    const row = first < 0 ? kept.length : first;
    expected(
      `a class for every record in column ${JSON.stringify(label)}`,
      `${count(absent)} missing (${listed(markers)}), the first in ${table.place(row)}`,
      "Give `unlabelled: 'leave out'` to go without such records, or `missing: []` if these are classes.",
    );
  }
  return {
    table: keepRows(table, kept),
    remarks: [{ about: 'unlabelled', item: `${count(absent)} of ${count(table.records)} records` }],
  };
}
