import { expected } from '../../core/check';
import { parseNumber } from './parseNumber';

/** A table as it was read, by columns: nothing is decided about them yet. */
export interface Table {
  /** Where it is from, for messages: a file name, for instance. */
  source: string;
  columns: SourceColumn[];
  /** How many rows it has. */
  records: number;
  /** Where a row stands in the source, for messages: "line 17". */
  place(row: number): string;
  /** What its reader decided that a user has to know, such as columns that it gave other names. */
  notes: string[];
}

/** A column of a table as it was read. */
export interface SourceColumn {
  name: string;
  /** The cell as text without blanks around it; null where the source itself says that there is none. */
  text(row: number): string | null;
  /** `parseNumber` of the text, which a column of numbers knows without making one; NaN where it is none. */
  number(row: number): number;
}

/** A column of cells that are at hand as texts. */
export const columnOfTexts = (name: string, texts: readonly (string | null)[]): SourceColumn => ({
  name,
  text: row => texts[row],
  number: row => parseNumber(texts[row] ?? ''),
});

/** One column of a table as text; null where the value is missing. */
export interface TextColumn {
  name: string;
  cells: (string | null)[];
  place(row: number): string;
}

/** Checks that a table has rows, and columns of different names. */
export function checkTable(table: Table): Table {
  const { source, columns, records } = table;
  if (columns.length === 0 || records === 0) expected(`a header and at least one record in ${source}`, 'none');
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name)) expected(`columns of different names in ${source}`, name, 'This name occurs twice.');
    seen.add(name);
  }
  return table;
}

/** Checks that `name` is a column of the table, and returns it. `role` says who asks. */
export function columnNamed({ source, columns }: Table, name: unknown, role: string): SourceColumn {
  const names = () => columns.map(column => column.name).join(', ');
  return (
    columns.find(column => column.name === name) ??
    expected(`${role} to be a column of ${source}`, name, `The columns are ${names()}.`)
  );
}

/** The cells of a column as text. Those that the source leaves out and the markers in `missing` are missing values. */
export function textColumn(table: Table, { name, text }: SourceColumn, missing: readonly string[]): TextColumn {
  const cells = Array.from({ length: table.records }, (_, row) => {
    const cell = text(row);
    return cell === null || missing.includes(cell) ? null : cell;
  });
  return { name, cells, place: table.place };
}
