import type { Records } from '../data/records';
import { concatenateLogits } from '../models/concatenateLogits';
import type { Models } from '../models/models';
import { checkReferences, remember, standInWarnings } from './references';
import type { Space } from './space';

/**
 * The paper's space (4.3): the logits of all reference models side by side, `[records × (models · classes)]`. The store
 * keeps what follows from it for the split's own sets.
 * @throws RangeError for models that are no references, give no logits, or are of other data than the records
 */
export function logitSpace(models: Models, records: Records): Space {
  const references = checkReferences(models, records);
  return {
    split: references.split,
    warnings: standInWarnings(models),
    features: some => concatenateLogits(references.about(some, 'logits')),
    remember: (some, name, compute) => remember(references, some, name, compute),
  };
}
