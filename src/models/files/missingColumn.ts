import { expected } from '../../core/check';
import type { LongTable } from './longTable';

/** Says that a table lacks a column. */
export const missingColumn = ({ source, columns }: LongTable, name: string): never =>
  expected(`a column ${name} in ${source}`, [...columns.keys()].join(', '));
