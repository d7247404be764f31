import { outModels } from './outModels';
import type { SelectionRule } from './selectionRule';
import { viewOf } from './view';

/**
 * Minus the mean log-odds of the record's class. A record that models get wrong without having seen it must be
 * memorised.
 */
export const loss: SelectionRule = {
  name: 'loss',
  about: 'how wrong the reference models are on the record (mean log-odds of its class)',
  risk: (references, records) => outModels(viewOf(references, records)).mean.map(odds => -odds),
};
