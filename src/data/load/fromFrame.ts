import type { DataFrame } from 'danfojs-node';
import { expected } from '../../core/check';
import type { Dataset } from '../dataset';
import { type EncodeOptions, encode } from '../encode/encode';

/**
 * A dataset from a Danfo DataFrame, encoded as `fromCsv` encodes a file. null, undefined and NaN are missing values;
 * true and false are categories. Throws a RangeError as `fromCsv` does, naming the row by the frame's index.
 */
export function fromFrame(frame: DataFrame, options: EncodeOptions): Dataset {
  if (!Array.isArray(frame?.columns) || !Array.isArray(frame.values)) expected('a DataFrame of danfojs-node', frame);
  const index = frame.index;
  const rows = frame.values as unknown[][];
  const table = { source: 'the frame', names: frame.columns, rows, place: (row: number) => `row ${index[row]}` };
  return encode(table, { name: 'frame', ...options });
}
