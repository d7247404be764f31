import { row } from '../core/matrix';
import { MISSING } from './encode/missing';
import { type Cell, fieldOf } from './fieldsOf';
import type { Records } from './records';

/**
 * The cells of records as their source had them, column by column in its order: numbers unscaled, categories by name,
 * null where the source had none.
 */
export function originalCells({ dataset, indices }: Records): [name: string, cells: (Cell | null)[]][] {
  return dataset.columns.map((column, c) => [
    column.name,
    Array.from(indices, index => {
      const cell = fieldOf(column, row(dataset.features, index));
      const { categories, missing = MISSING } = column;
      return (dataset.missing?.(index, c) ?? (categories && cell === missing)) ? null : cell;
    }),
  ]);
}
