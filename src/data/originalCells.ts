import { row } from '../core/matrix';
import { MISSING } from './encode/missing';
import { type Cell, fieldOf } from './fieldsOf';
import type { Records } from './records';

/**
 * The cells of records as their source had them, column by column in its order: numbers unscaled, categories by name,
 * dates as ISO 8601 writes them, null where the source had none.
 */
export function originalCells({ dataset, indices }: Records): [name: string, cells: (Cell | null)[]][] {
  return dataset.columns.map((column, c) => [
    column.name,
    Array.from(indices, index => {
      const cell = fieldOf(column, row(dataset.features, index));
      const { categories, isDate, missing = MISSING } = column;
      if (dataset.missing?.(index, c) ?? (categories && cell === missing)) return null;
      return isDate ? dateText(cell as number) : cell;
    }),
  ]);
}

/** The day, and the time of day where there is one: to the minute, as features keep seven digits. */
function dateText(days: number): string {
  const [day, time] = new Date(Math.round(days * 1440) * 60_000).toISOString().split('T');
  return Number.isInteger(days) ? day : `${day} ${time.slice(0, 5)}`;
}
