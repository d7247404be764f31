/** A table in long form, a row for each model and record, as a file has it. */
export interface LongTable {
  /** The file, for messages. */
  source: string;
  rows: number;
  columns: ReadonlyMap<string, ArrayLike<unknown>>;
  /** Where a row stands in the file, for messages: "line 17". */
  place(row: number): string;
}
