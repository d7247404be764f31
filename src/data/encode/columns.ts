import { expected } from '../../core/check';
import { count } from '../../core/format';
import { medianOfSorted } from '../../stats/numeric/median';
import type { Column } from '../dataset';
import { parseNumber } from './parseNumber';
import type { TextColumn } from './table';

/**
 * How numbers are scaled: `'range'` takes the smallest to 0 and the largest to 1, `'none'` leaves them, and
 * `[low, high]` takes `low` to 0 and `high` to 1.
 */
export type Scale = 'range' | 'none' | readonly [low: number, high: number];

/** A column ready to be written: record i becomes `width` features at `write(i, into, at)`. */
export interface EncodedColumn {
  column: Omit<Column, 'start'>;
  write(record: number, into: Float32Array, at: number): void;
  notes: string[];
}

/** The name of the category that missing values form. */
export const MISSING = '?';

/**
 * A number as a feature. Adding 0 turns -0 into 0: equal numbers must have equal bytes. A column of one value becomes
 * 0.
 */
export const scaled = (number: number, { low = 0, high = 1 }: Pick<Column, 'low' | 'high'>): number =>
  high === low ? 0 : (number - low) / (high - low) + 0;

/** One feature: the number, scaled. Missing values become the median of the others. */
export function encodeNumbers({ name, cells, place }: TextColumn, scale: Scale): EncodedColumn {
  const numbers = Float64Array.from(cells, (cell, i) => {
    if (cell === null) return NaN;
    const number = parseNumber(cell);
    return Number.isNaN(number)
      ? expected(
          `a number in column ${JSON.stringify(name)}, ${place(i)}`,
          cell,
          'Correct it, list it under `missing`, or list the column under `categorical`.',
        )
      : number;
  });
  const present = numbers.filter(number => !Number.isNaN(number)).sort();
  if (present.length === 0) expected(`a value in column ${JSON.stringify(name)}`, 'none', 'List it under `drop`.');
  const median = medianOfSorted(present);
  const [low, high] = scale === 'range' ? [present[0], present[present.length - 1]] : scale === 'none' ? [0, 1] : scale;
  const absent = cells.length - present.length;
  return {
    column: { name, width: 1, low, high },
    write: (record, into, at) => {
      into[at] = scaled(Number.isNaN(numbers[record]) ? median : numbers[record], { low, high });
    },
    notes: absent === 0 ? [] : [`${name}: ${count(absent)} missing, set to the median, ${median}.`],
  };
}

/** One feature for each category (one-hot), in alphabetical order. Missing values form a category of their own. */
export function encodeCategories({ name, cells }: TextColumn): EncodedColumn {
  const absent = cells.filter(cell => cell === null).length;
  const categories = [...new Set(cells.map(cell => cell ?? MISSING))].sort();
  const at = new Map(categories.map((category, i) => [category, i]));
  return {
    column: { name, width: categories.length, categories },
    write: (record, into, start) => {
      into[start + at.get(cells[record] ?? MISSING)!] = 1;
    },
    notes: absent === 0 ? [] : [`${name}: ${count(absent)} missing, taken as the category "${MISSING}".`],
  };
}
