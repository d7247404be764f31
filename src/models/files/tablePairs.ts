import { expected } from '../../core/check';
import type { LongTable } from './longTable';
import { missingColumn } from './missingColumn';
import { numberOf } from './numberOf';

/** Which models and records the rows of a table are about. */
export interface TablePairs {
  models: number;
  records: number;
  /** For each row its place among all pairs of model and record, and its record. */
  at: Float64Array;
  record: Int32Array;
}

/**
 * @param rows those to look at
 * @throws RangeError for numbers that are no whole numbers, or a pair that is missing or comes twice
 */
export function tablePairs(table: LongTable, rows: Int32Array): TablePairs {
  const [model, record] = ['model', 'record'].map(name => {
    const cells = table.columns.get(name);
    if (!cells) return missingColumn(table, name);
    return rows.map(row => {
      const number = numberOf(cells[row], () => `${name} in ${table.place(row)} of ${table.source}`);
      const advice = name === 'record' ? 'What else names a record goes into a column id.' : '';
      return Number.isInteger(number) && number >= 0 && number < 2 ** 31
        ? number
        : expected(
            `${name} in ${table.place(row)} of ${table.source} to be a whole number from 0 on`,
            cells[row],
            advice,
          );
    });
  });
  const largest = (numbers: Int32Array) => numbers.reduce((most, one) => Math.max(most, one), -1);
  const [models, records] = [largest(model) + 1, largest(record) + 1];
  const at = Float64Array.from(model, (m, i) => m * records + record[i]); // beyond 2^31 where a number is wrong
  const pair = (at: number) => `model ${Math.floor(at / records)}, record ${at % records}`;
  const seen = new Map<number, number>();
  at.forEach((one, i) => {
    if (seen.has(one))
      expected(
        `one row for each model and record in ${table.source}`,
        `two of ${pair(one)}: ${table.place(seen.get(one)!)} and ${table.place(rows[i])}`,
      );
    seen.set(one, rows[i]);
  });
  for (let one = 0; seen.size < models * records; one++)
    if (!seen.has(one))
      expected(`a row for each of ${models} models and ${records} records in ${table.source}`, `none for ${pair(one)}`);
  return { models, records, at, record };
}
