import type { Table } from '../encode/table';
import { TableReader } from './text/tableReader';
import type { TextOptions } from './text/textOptions';

/** Reads separated values (RFC 4180; blanks around values and empty lines are ignored) as a table of texts. */
export function parseTable(text: string, source: string, options: Omit<TextOptions, 'encoding'> = {}): Table {
  const reader = new TableReader(source, options);
  reader.push(text);
  return reader.end();
}
