import { checkReferences, remember } from '../references';
import { classDistances } from './classDistances';
import { learnEffect, learnedFrom, logs } from './learnEffect';
import { outModels } from './outModels';
import { sameClass } from './sameClass';
import type { SelectionRule } from './selectionRule';

/**
 * The effect of a record on models, learned from the adversary's own records (`learnEffect`), by what models without
 * the record say of it: mean and standard deviation of its log-odds, and the distance to the nearest record of its
 * class. In cross-validation on the adversary's records, a fourth feature, the distance to the nearest record of any
 * class, worsened the predictions for the most exposed records (MNIST, Cancer).
 */
export const learned: SelectionRule = {
  name: 'learned',
  about:
    'its effect on models trained on it, predicted from loss, spread and distance as learned on the ' +
    'adversary’s records',
  risk(models, records) {
    const references = checkReferences(models, records);
    return remember(references, records, `exposure learned from ${learnedFrom}`, () =>
      learnEffect(references, records, view => {
        const { mean, sd } = outModels(view);
        const own = view.records === records;
        const distances = own ? sameClass.risk(references, records) : classDistances(references, view);
        return [mean, logs(sd), logs(distances)];
      }),
    );
  },
};
