import type { DataFrame } from 'danfojs-node';
import { expected } from '../../core/check';
import type { Dataset } from '../dataset';
import { type EncodeOptions, encode } from '../encode/encode';
import { columnOfTexts } from '../encode/table';

/**
 * A dataset from a Danfo DataFrame, encoded as `fromCsv` encodes a file. null, undefined and NaN are missing values;
 * true and false are categories. Throws a RangeError as `fromCsv` does, naming the row by the frame's index.
 */
export function fromFrame(frame: DataFrame, options: EncodeOptions): Dataset {
  if (!Array.isArray(frame?.columns) || !Array.isArray(frame.values)) expected('a DataFrame of danfojs-node', frame);
  const rows = frame.values as unknown[][];
  const place = (row: number) => `row ${frame.index[row]}`;
  const columns = frame.columns.map((name: string, c: number) =>
    columnOfTexts(
      name,
      rows.map((row, i) => textOf(row[c], () => `in column ${JSON.stringify(name)}, ${place(i)}`)),
    ),
  );
  return encode(
    { source: 'the frame', columns, records: rows.length, place, notes: [] },
    { name: 'frame', ...options },
  );
}

/** A cell as text; null where there is none. */
function textOf(cell: unknown, where: () => string): string | null {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return null;
  if (typeof cell === 'object' || Math.abs(cell as number) === Infinity)
    expected(`text or a finite number ${where()}`, cell);
  return String(cell).trim();
}
