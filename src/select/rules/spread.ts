import { outModels } from './outModels';
import type { SelectionRule } from './selectionRule';
import { viewOf } from './view';

/**
 * Standard deviation of the log-odds of the record's class over the reference models. Where models disagree, a single
 * record can decide.
 */
export const spread: SelectionRule = {
  name: 'spread',
  about: 'how much the reference models disagree on the record (standard deviation of the log-odds of its class)',
  risk: (references, records) => outModels(viewOf(references, records)).sd,
};
