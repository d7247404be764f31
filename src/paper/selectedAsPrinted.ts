import type { Selection } from '../select/selection';
import { selectAtEach } from '../select/vulnerable';
import type { Experiment } from './experiment';
import { matchedDelta } from './matchedDelta';
import { table1 } from './published';

/** The records of the pool selected at the paper's δ, or, where that gives fewer, as many as the paper has in table 1. */
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
