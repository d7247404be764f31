import { logitSpace } from '../logitSpace';
import { nearestByClass } from '../nearestByClass';
import { checkReferences, remember } from '../references';
import { ownMatches } from '../space';
import { classDistances } from './classDistances';
import type { SelectionRule } from './selectionRule';
import { viewOf } from './view';

/**
 * Cosine distance to the nearest of the adversary's other records of the record's own class. An unusual record may have
 * neighbours of other classes, which pull the model the other way in training. Infinity where the adversary has no
 * other record of the class.
 */
export const sameClass: SelectionRule = {
  name: 'same class',
  about: 'distance to the nearest record of the same class, in the logits of the reference models',
  risk(models, records) {
    const references = checkReferences(models, records);
    if (!ownMatches(references.split, records).includes(1))
      return nearestByClass(logitSpace(models, records), records).same;
    return remember(references, records, 'distance to the nearest of the class', () =>
      classDistances(references, viewOf(references, records)),
    );
  },
};
