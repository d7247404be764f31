/** Where the cells of a column are kept while it is read, and afterwards. */
export interface CellStore {
  readonly length: number;
  /** Takes one more cell, or says that these are others than it can keep. */
  push(text: string): boolean;
  /** The same cells, kept in a way that takes others too. */
  wider(): CellStore;
  /** The text of a cell as it came. */
  text(row: number): string;
  /** `parseNumber` of the text. */
  number(row: number): number;
}

/** The cells of `from`, kept as `to` keeps them, or wider. */
export function moved(from: CellStore, to: CellStore): CellStore {
  let cells = to;
  for (let row = 0; row < from.length; row++) cells = added(cells, from.text(row));
  return cells;
}

/** `cells` with one more. */
export function added(cells: CellStore, text: string): CellStore {
  let taken = cells;
  while (!taken.push(text)) taken = taken.wider();
  return taken;
}
