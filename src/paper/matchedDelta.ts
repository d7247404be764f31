import { deltaFor } from '../select/vulnerable';
import type { Experiment } from './experiment';

/** The δ at which as many records of the pool are selected as the paper has, or all of a smaller pool. */
export const matchedDelta = (
  { references, split: { pool } }: Experiment,
  { selected, beta }: { selected: number; beta: number },
): number => deltaFor(references, pool, { count: Math.min(selected, pool.length), beta });
