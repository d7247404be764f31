import { CsvError, parse } from 'csv-parse/sync';
import { expected } from '../../core/check';
import { columnOfTexts, type Table } from '../encode/table';

/** How a text of separated values is read. */
export interface ParseOptions {
  /** The names of the columns, where the first line is not a header. */
  header?: string[];
  /** What separates values; by default a comma. */
  delimiter?: string;
}

/** Reads separated values (RFC 4180; blanks around values and empty lines are ignored) as a table of texts. */
export function parseTable(text: string, source: string, { header, delimiter = ',' }: ParseOptions = {}): Table {
  let parsed: { record: string[]; info: { lines: number } }[];
  try {
    parsed = parse(text, { delimiter, bom: true, trim: true, skip_empty_lines: true, info: true }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const where = typeof error.lines === 'number' ? ` in line ${error.lines}` : '';
    return expected(`well-formed lines of as many values as the first in ${source}`, `an error${where}`, error.message);
  }
  if (parsed.length === 0) expected(`a header and records in ${source}`, 'an empty file');
  const names = header ?? parsed.shift()!.record;
  const place = (row: number) => `line ${parsed[row].info.lines}`;
  const ragged = parsed.findIndex(({ record }) => record.length !== names.length);
  if (ragged >= 0)
    expected(
      `${names.length} values (${names.join(', ')}) in ${place(ragged)} of ${source}`,
      parsed[ragged].record.length,
    );
  const columns = names.map((name, c) =>
    columnOfTexts(
      name,
      parsed.map(({ record }) => record[c]),
    ),
  );
  return { source, columns, records: parsed.length, place, notes: [] };
}
