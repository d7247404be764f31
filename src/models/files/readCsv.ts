import { checkTable, type SourceColumn } from '../../data/encode/table';
import { BytesReader } from '../../data/load/text/bytesReader';
import type { LongTable } from './longTable';

/** Reads a .csv file with a header; cells are texts. @throws RangeError for lines that do not fit the header */
export function readCsv(content: Buffer, source: string): LongTable {
  const { columns, records, place } = checkTable(new BytesReader(source, {}).push(content).end());
  const cells = ({ text }: SourceColumn) => Array.from({ length: records }, (_, row) => text(row));
  return { source, rows: records, columns: new Map(columns.map(column => [column.name, cells(column)])), place };
}
