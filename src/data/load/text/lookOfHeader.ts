import { defaultMissing } from '../../encode/missing';
import { parseNumber } from '../../encode/parseNumber';
import type { TextRecord } from './records';

const isNumber = (cell: string) => !Number.isNaN(parseNumber(cell));
const isMissing = (cell: string | undefined) => cell === undefined || defaultMissing.includes(cell);

export const areAlike = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((cell, c) => cell === b[c]);

/**
 * Whether a line looks like a record among others: each of its cells is a number above numbers, or a text that comes
 * again below, and not only where the whole line does. Numbers that count the columns are names, as pandas writes them.
 */
export function looksLikeRecord({ cells }: TextRecord, rest: readonly TextRecord[]): boolean {
  const others = rest.filter(one => !areAlike(one.cells, cells));
  if (others.length === 0 || countsColumns(cells)) return false;
  const isAbove = (below: readonly TextRecord[]) => (c: number) =>
    isNumber(cells[c])
      ? others.every(one => isMissing(one.cells[c]) || isNumber(one.cells[c]))
      : below.some(one => one.cells[c] === cells[c]);
  const filled = [...cells.keys()].filter(c => !isMissing(cells[c]));
  return filled.every(isAbove(rest)) && filled.some(isAbove(others));
}

/** Whether a line looks like names: there are columns of numbers, and it has texts in all of these. */
export function looksLikeNames({ cells }: TextRecord, rest: readonly TextRecord[], names: readonly string[]): boolean {
  if (rest.length === 0) return false;
  const numeric = [...cells.keys()].filter(c => rest.every(one => isNumber(one.cells[c] ?? '')));
  if (numeric.length === 0 || numeric.some(c => isMissing(cells[c]) || isNumber(cells[c]))) return false;
  return numeric.length > 1 || cells[numeric[0]].toLowerCase() === names[numeric[0]]?.toLowerCase();
}

function countsColumns(cells: readonly string[]): boolean {
  const numbers = (cells[0] === '' ? cells.slice(1) : cells).map(Number);
  return (numbers[0] === 0 || numbers[0] === 1) && numbers.every((number, i) => number === numbers[0] + i);
}
