import type { Cells } from './cells';
import { quoted } from './quoted';

/** A cell and its place, for messages: `"1,5" in line 7`. */
export const cellAt = (cells: Pick<Cells, 'raw' | 'place'>, row: number): string =>
  `${quoted(cells.raw(row))} in ${cells.place(row)}`;
