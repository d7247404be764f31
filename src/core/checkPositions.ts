import { expected } from './check';
import { isList } from './checkList';

/**
 * Checks positions among so many: whole numbers from 0 on. Anything else read from an array, or written to one of whole
 * numbers, would become another position without a word.
 * @param name of the list, for messages
 * @param all what they are positions among, in the plural: 'records'
 * @returns the positions
 * @throws RangeError that names the first one that is none
 */
export function checkPositions(name: string, positions: ArrayLike<number>, size: number, all = 'records'): Int32Array {
  if (!isList(positions)) expected(`${name} to be a list of positions`, positions);
  for (let i = 0; i < positions.length; i++)
    if (!isPosition(positions[i], size)) checkPosition(`${name}[${i}]`, positions[i], size, all);
  return Int32Array.from(positions);
}

/** Checks one position among so many, and returns it. @throws RangeError otherwise */
export function checkPosition(name: string, position: unknown, size: number, all = 'records'): number {
  if (!isPosition(position, size))
    expected(
      size > 0 ? `${name} to be a position from 0 to ${size - 1}, among ${size} ${all}` : `no ${name}, for no ${all}`,
      position,
    );
  return position as number;
}

const isPosition = (value: unknown, size: number): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < size;
