import type { Selection } from '../../select/selection';
import { deltaFor, selectAtEach } from '../../select/selectVulnerable';
import type { Experiment } from './experiment';
import { table1 } from './published';

/** The δ at which as many records of the pool are selected as the paper has, or all of a smaller pool. */
export const matchedDelta = (
  { references, split: { pool } }: Experiment,
  { selected, beta }: { selected: number; beta: number },
): number => deltaFor(references, pool, { count: Math.min(selected, pool.length), beta });

/**
 * The records of the pool selected at the paper's δ, or, where that gives fewer, as many as the paper has in table 1.
 */
export function selectedAsPrinted(experiment: Experiment): Selection {
  const {
    name,
    setting: { delta, beta },
    references,
    split: { pool },
  } = experiment;
  const matched = matchedDelta(experiment, { selected: table1[name].selected, beta });
  return selectAtEach(references, pool, { deltas: [Math.min(delta, matched)], beta })[0];
}
