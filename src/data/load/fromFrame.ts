import type { DataFrame } from 'danfojs-node';
import { expected } from '../../core/check';
import type { Dataset } from '../dataset';
import { type EncodeOptions, encode } from '../encode/encode';
import { checkEncodeOptions, encodeOptionNames } from '../encode/encodeOptions';
import { columnOfValues } from './values/columnOfValues';

/**
 * A dataset from a Danfo DataFrame, encoded as `fromCsv` encodes a file, with the same options. null, undefined and NaN
 * are missing values; true and false are categories; BigInts are numbers, Dates are dates (see `dates`).
 * @throws RangeError as `fromCsv` does, with rows by the frame's index; it names column and row of a cell that is no
 *   text, number, boolean or Date
 */
export function fromFrame(frame: DataFrame, options: EncodeOptions): Dataset {
  if (!Array.isArray(frame?.columns) || !Array.isArray(frame.values)) expected('a DataFrame of danfojs-node', frame);
  checkEncodeOptions('fromFrame', options, encodeOptionNames);
  const rows = frame.values as unknown[][];
  const place = (row: number) => `row ${frame.index[row]}`;
  const columns = frame.columns.map((name: unknown, c: number) =>
    columnOfValues(
      String(name),
      rows.map(row => row[c]),
      place,
    ),
  );
  return encode(
    { source: 'the frame', columns, records: rows.length, place, notes: [] },
    { name: 'frame', ...options },
  );
}
