import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileArray } from '../../../src/models/files/fileArray';
import { readFixture } from '../../readFixture';

type Value = number | boolean | string;

interface Held {
  arrays: Record<string, { shape: number[]; values: Value[] }>;
  table: Record<string, Value[]>;
}

/** What NumPy and pandas hold of the files in fixtures/, by name. */
export const held = readFixture<Held>('models/files', 'held');

/** The path of a file in fixtures/, and its content. */
export const fixture = (name: string): string => join(__dirname, 'fixtures', name);
export const content = (name: string): Buffer => readFileSync(fixture(name));

/** Values as the fixtures have them: booleans as 0 and 1, whole numbers of 64 bits as numbers where these are exact. */
export const asHeld = (values: FileArray['values'] | Value[]): unknown[] =>
  Array.from(values as ArrayLike<unknown>, value => {
    if (typeof value === 'boolean') return Number(value);
    if (typeof value === 'bigint')
      return BigInt(Number(value)) === value && value < 2n ** 53n ? Number(value) : `${value}`;
    return value === 'inf' ? Infinity : value === '-inf' ? -Infinity : value;
  });
