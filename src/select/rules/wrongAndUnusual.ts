import { checkReferences } from '../references';
import { learnEffect, logs } from './learnEffect';
import { outModels } from './outModels';
import type { SelectionRule } from './selectionRule';
import { unusualness } from './unusualness';

/**
 * The effect of a record on models, learned from the adversary's own records (`learnEffect`), by its mean log-odds in
 * models without it, and by how unusual its features are among the adversary's records (`unusualness`). An unusual
 * record moves weights that few others hold. It needs no distances between records and, as a mean of few models is
 * nearly that of many, fewer reference models than `learned`.
 */
export const wrongAndUnusual: SelectionRule = {
  name: 'wrong and unusual',
  about:
    'its effect on models trained on it, predicted from its loss and how unusual its features are, as learned on the ' +
    'adversary’s records',
  risk(models, records) {
    const references = checkReferences(models, records);
    const others = references.split.adversary.features();
    return learnEffect(references, records, view => [
      outModels(view).mean,
      logs(unusualness(view.records.features(), others)),
    ]);
  },
};
