import { count, formatCell } from '../../core/format';
import { medianOfSorted } from '../../stats/numeric/median';
import type { Column } from '../dataset';
import type { Decision } from '../decision';
import type { EncodedColumn } from './encodedColumn';
import type { Remark } from './remarks';
import { type Scale, scaled } from './scale';
import type { Survey } from './survey';

/** Numbers to encode: of each record, NaN where it is missing, and what they are like. */
export interface Numbers extends Pick<Survey, 'sorted' | 'distinct' | 'missing'> {
  name: string;
  number(row: number): number;
}

/** One feature: the number, scaled. Missing values become the median of the others, of which there is at least one. */
export function encodeNumbers(
  { name, number, sorted, distinct, missing }: Numbers,
  scale: Scale,
  why: string,
  type: Decision['type'] = 'number',
): EncodedColumn {
  const [low, high] =
    scale === 'range' ? [sorted[0], sorted[sorted.length - 1]] : scale === 'none' ? [0, 1] : [scale[0], scale[1]];
  const column = { name, width: 1, low, high };
  const median = medianOfSorted(sorted);
  const remarks: Remark[] = [];
  if (missing > 0) remarks.push({ about: 'median', item: `${name} ${count(missing)}` });
  const kept = distinctFeatures(sorted, column);
  if (kept < mostlyKept * distinct)
    remarks.push({ about: 'digits', item: `${name} (${count(distinct)} become ${count(kept)})` });
  const bounds =
    scale === 'none'
      ? 'as it is'
      : low === high
        ? 'always 0, for it has one value'
        : `${formatCell(low)} to ${formatCell(high)} scaled to 0 to 1`;
  const filled = missing > 0 ? `; missing ones are the median, ${formatCell(median)}` : '';
  return {
    columns: [column],
    write: writer(number, median, column),
    ...(missing > 0 && { isMissing: isNaNOf(number) }),
    decision: { name, type, distinct, missing, decided: `1 feature, ${bounds}${filled}`, why },
    remarks,
  };
}

/** Below it, so many different numbers become one that records are alike which were not. */
const mostlyKept = 0.9;

/** How many different numbers remain in Float32. */
function distinctFeatures(sorted: Float64Array, column: Pick<Column, 'low' | 'high'>): number {
  let distinct = 0;
  let last = NaN;
  for (let i = 0; i < sorted.length; i++) {
    const feature = Math.fround(scaled(sorted[i], column));
    if (feature !== last) distinct++;
    last = feature;
  }
  return distinct;
}

// Made by themselves, so that they keep what they need alive, and not the sorted numbers.
const isNaNOf = (number: Numbers['number']) => (record: number) => Number.isNaN(number(record));
const writer =
  (number: Numbers['number'], median: number, column: Pick<Column, 'low' | 'high'>) =>
  (record: number, into: Float32Array, at: number) => {
    const value = number(record);
    into[at] = scaled(Number.isNaN(value) ? median : value, column);
  };
