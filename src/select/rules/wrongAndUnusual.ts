import { oncePer } from '../../core/oncePer';
import type { Records } from '../../data/records';
import { checkReferences } from '../references';
import { learnEffect, logs } from './learnEffect';
import { outModels } from './outModels';
import type { SelectionRule } from './selectionRule';
import { unusualnessAmong } from './unusualnessAmong';

/**
 * The effect of a record on models, learned from the adversary's own records (`learnEffect`), by its mean log-odds in
 * models without it, and by how unusual its features are among the adversary's records (`unusualnessAmong`). An unusual
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
    const unusual = unusualTo(references.split.adversary);
    return learnEffect(references, records, view => [outModels(view).mean, logs(unusual(view.records.features()))]);
  },
};

/** The same for any references of a split. */
const unusualTo = oncePer((adversary: Records) => unusualnessAmong(adversary.features()));
