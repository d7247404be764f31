import { expected } from '../../core/check';

/**
 * The number in a cell of a table. A cell that is empty is NaN, which answers may not be.
 * @param where the cell is, for the error
 * @throws RangeError for text, or a whole number that float64 cannot hold
 */
export function numberOf(cell: unknown, where: () => string): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'bigint') return exact(cell, where);
  const text = String(cell ?? '').trim();
  const infinite = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  const number = text === '' || /^nan$/i.test(text) ? NaN : Number(text);
  return Number.isNaN(number) && !/^(nan)?$/i.test(text) ? expected(`a number as ${where()}`, cell) : number;
}

/** A whole number of 64 bits. @throws RangeError beyond ±2^53, where float64 has gaps */
export function exact(value: bigint, where: () => string): number {
  const number = Number(value);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER
    ? number
    : expected(`a number within ±2^53 as ${where()}`, value, 'Only ids may be larger.');
}
