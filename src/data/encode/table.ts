import { expected } from '../../core/check';

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
  /** Whether the source itself says that these are numbers, so that it is no question how they are written. */
  typed?: boolean;
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

/** A table without some of its rows. */
export function keepRows({ source, columns: all, place, notes }: Table, kept: Int32Array): Table {
  const columns = all.map(column => ({
    name: column.name,
    typed: column.typed,
    text: (row: number) => column.text(kept[row]),
    number: (row: number) => column.number(kept[row]),
  }));
  return { source, columns, records: kept.length, place: row => place(kept[row]), notes };
}
