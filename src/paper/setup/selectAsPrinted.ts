import { deltaIn, selectIn } from '../../select/selectIn';
import type { Selection } from '../../select/selection';
import type { Experiment } from './experiment';
import { table1 } from './published';

/** What decides which records of a setting are selected. */
type Selecting = Pick<Experiment, 'name' | 'setting' | 'space' | 'split'>;

/** The δ at which as many records of the pool are selected as the paper has, or all of a smaller pool. */
export const matchedDelta = (
  { space, split: { pool } }: Selecting,
  { selected, beta }: { selected: number; beta: number },
): number => deltaIn(space, pool, { count: Math.min(selected, pool.length), beta });

/** The δ of table 1; that at which as many records are selected, where the paper does not print it. */
export const printedDelta = (experiment: Selecting): number => {
  const { name, setting } = experiment;
  const { delta, beta } = setting;
  return delta ?? matchedDelta(experiment, { selected: table1[name].selected, beta });
};

/** The records of the pool that are selected at each δ. @param beta default 0.1 */
export const selectFromPool = (
  { space, split: { pool } }: Selecting,
  thresholds: { deltas: number[]; beta?: number },
): Selection[] => selectIn(space, pool, thresholds);

/**
 * The records of the pool selected at the paper's δ, or, where that gives fewer, as many as the paper has in table 1.
 */
export function selectedAsPrinted(experiment: Selecting): Selection {
  const { name, setting } = experiment;
  const { beta } = setting;
  const matched = matchedDelta(experiment, { selected: table1[name].selected, beta });
  return selectFromPool(experiment, { deltas: [Math.min(printedDelta(experiment), matched)], beta })[0];
}
