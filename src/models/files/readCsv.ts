import { checkTable } from '../../data/encode/table';
import { parseTable } from '../../data/load/parseTable';
import type { LongTable } from './longTable';

/** Reads a .csv file with a header; cells are texts. @throws RangeError for lines that do not fit the header */
export function readCsv(content: Buffer, source: string): LongTable {
  const { names, rows, place } = checkTable(parseTable(content.toString(), source));
  const columns = new Map(names.map((name, at) => [name, rows.map(row => row[at])]));
  return { source, rows: rows.length, columns, place };
}
