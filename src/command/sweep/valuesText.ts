import { formatCell } from '../../core/format';
import type { Value } from '../notebooks/literal';
import type { Values } from '../notebooks/parameters';

/** A value as people read it. */
export const valueText = (value: Value): string =>
  typeof value === 'object' ? JSON.stringify(value) : formatCell(value);

/** "delta=0.1 models=50", or that nothing was changed. */
export const valuesText = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(' ') || 'as it is';
