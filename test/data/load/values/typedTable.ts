import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type NamedValues, tableOfValues } from '../../../../src/data/load/values/namedValues';

export const fixture = (name: string) => join(__dirname, '../../fixtures', name);
export const bytesOf = (name: string) => readFile(fixture(name));

/** What make_tables.py wrote, as a table has it; null is a missing cell. */
export const texts: Record<string, (string | null)[]> = {
  id: ['1152921504606846977', '1152921504606846979', '1152921504606846981', '1152921504606846983'],
  count: ['3', null, '-1', '9007199254740991'],
  small: ['0', '255', '7', null],
  ratio: ['0.1', null, null, '-2.5'],
  half: ['0.5', '1.5', null, '-0.25'],
  town: ['Oslo', 'Rome', null, 'Zoë'],
  ward: ['a', 'b', null, 'a'],
  smokes: ['true', null, 'false', 'true'],
  born: ['1950-01-31', null, '1969-12-31', '2000-02-29'],
  seen: ['2021-03-01', '2021-03-01T00:00:00.000001Z', null, '2021-03-01T09:00:00.000Z'],
  fee: ['10.50', '-0.05', null, '7.00'],
  exact: ['12345678901234567890.123', '-1.000', null, '0.001'],
  grade: ['u', 'v', 'u', 'v'],
};
export const numeric = ['count', 'small', 'ratio', 'half'];

/** The texts and the columns of numbers of such a table. */
export function cellsOf(values: NamedValues) {
  const { columns, records } = tableOfValues('it', values);
  return {
    texts: Object.fromEntries(
      columns.map(({ name, text }) => [name, Array.from({ length: records }, (_, row) => text(row))]),
    ),
    numeric: columns.filter(({ typed }) => typed).map(({ name }) => name),
    numbers: columns.find(({ name }) => name === 'count')?.number,
  };
}
