import { expected } from '../../core/check';

/** A table as it was read: all cells, not yet typed. */
export interface Table {
  /** Where it is from, for messages: a file name, for instance. */
  source: string;
  names: string[];
  rows: unknown[][];
  /** Where a row stands in the source, for messages: "line 17". */
  place(row: number): string;
}

/** One column of a table as text; null where the value is missing. */
export interface TextColumn {
  name: string;
  cells: (string | null)[];
  place(row: number): string;
}

/** Checks that a table has rows, all of one length, and columns of different names. */
export function checkTable(table: Table): Table {
  const { source, names, rows } = table;
  if (names.length === 0 || rows.length === 0) expected(`a header and at least one record in ${source}`, 'none');
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) expected(`columns of different names in ${source}`, twice, 'This name occurs twice.');
  const ragged = rows.findIndex(row => row.length !== names.length);
  if (ragged >= 0)
    expected(
      `${names.length} values (${names.join(', ')}) in ${table.place(ragged)} of ${source}`,
      rows[ragged].length,
    );
  return table;
}

/** Checks that `name` is a column of the table, and returns its index. `role` says who asks. */
export function columnIndex(table: Table, name: unknown, role: string): number {
  const index = table.names.indexOf(name as string);
  return index >= 0
    ? index
    : expected(`${role} to be a column of ${table.source}`, name, `The columns are ${table.names.join(', ')}.`);
}

/** Takes a column out of a table as text. null, undefined, NaN and the markers in `missing` are missing values. */
export function textColumn(table: Table, index: number, missing: readonly string[]): TextColumn {
  const name = table.names[index];
  const cells = table.rows.map((row, i) => {
    const cell = row[index];
    if (cell === null || cell === undefined || Number.isNaN(cell)) return null;
    if (typeof cell === 'object' || Math.abs(cell as number) === Infinity)
      expected(`text or a finite number in column ${JSON.stringify(name)}, ${table.place(i)}`, cell);
    const text = String(cell).trim();
    return missing.includes(text) ? null : text;
  });
  return { name, cells, place: table.place };
}
