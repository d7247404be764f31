import { logitSpace } from '../logitSpace';
import { decidingDistances } from '../selectIn';
import type { SelectionRule } from './selectionRule';

/**
 * The paper's rule (4.3) as a ranking: cosine distance, in the logits of the reference models, to the nth nearest of
 * the adversary's records, n being the fewest that make E[N_n] reach β = 0.1 (1 in the paper's settings). The first
 * `count` are those that `selectVulnerable` chooses at `deltaFor(count)`, ties aside.
 */
export const neighbours: SelectionRule = {
  name: 'neighbours (paper)',
  about: 'distance to the nearest record in the logits of the reference models',
  risk(models, records) {
    return decidingDistances(logitSpace(models, records), records, 0.1) ?? new Float64Array(records.length);
  },
};
