import { checkTable, type SourceColumn } from '../../data/encode/table';
import { parseTable } from '../../data/load/parseTable';
import type { LongTable } from './longTable';

/** Reads a .csv file with a header; cells are texts. @throws RangeError for lines that do not fit the header */
export function readCsv(content: Buffer, source: string): LongTable {
  const { columns, records, place } = checkTable(parseTable(content.toString(), source));
  const cells = ({ text }: SourceColumn) => Array.from({ length: records }, (_, row) => text(row));
  return { source, rows: records, columns: new Map(columns.map(column => [column.name, cells(column)])), place };
}
