import type { Cells } from './cells';

/** What the cells of a column are like. */
export interface Survey {
  /** The numbers among them, in ascending order. */
  sorted: Float64Array;
  /** How many different numbers these are. */
  distinct: number;
  /** How many are missing, and how many are texts that are no numbers. */
  missing: number;
  texts: number;
}

/** Looks at all cells of a column. */
export function survey(cells: Cells): Survey {
  const all = new Float64Array(cells.records);
  let found = 0;
  let missing = 0;
  for (let row = 0; row < cells.records; row++) {
    const number = cells.number(row);
    if (!Number.isNaN(number)) all[found++] = number;
    else if (cells.text(row) === null) missing++;
  }
  const sorted = all.subarray(0, found).sort();
  return { sorted, distinct: distinctOfSorted(sorted), missing, texts: cells.records - found - missing };
}

/** How many different numbers there are among sorted ones. */
export function distinctOfSorted(sorted: Float64Array): number {
  let distinct = sorted.length === 0 ? 0 : 1;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  return distinct;
}

/** The different texts of a column, and how many cells have each. */
export function countTexts(cells: Cells): Map<string, number> {
  const counts = new Map<string, number>();
  for (let row = 0; row < cells.records; row++) {
    const text = cells.text(row);
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** The first row whose text is like that. */
export function firstRow(cells: Cells, isLike: (text: string) => boolean): number {
  for (let row = 0; row < cells.records; row++) {
    const text = cells.text(row);
    if (text !== null && isLike(text)) return row;
  }
  return -1;
}

/** The first row with this number. */
export function rowOf(cells: Cells, number: number): number {
  let row = 0;
  while (cells.number(row) !== number) row++;
  return row;
}
