import { recordsHash } from '../data/hash';
import type { Records } from '../data/records';
import type { Architecture } from './architecture';
import { computeLogits, type Logits } from './logits';
import type { Store } from './store/store';
import type { Weights } from './train';

/** Logits of each model on each record, as `computeLogits` gives them; only those that the store does not have are computed. */
export function storedLogits(store: Store, architecture: Architecture, models: Weights[], records: Records): Logits {
  const hash = recordsHash(records), classes = records.dataset.classes.length;
  const size = records.length * classes;
  const values = new Float32Array(models.length * size);
  models.forEach((weights, m) => {
    const kept = store.loadLogits(m, hash);
    const own = kept?.length === size ? kept : computeLogits(architecture, [weights], records).values;
    if (own !== kept) store.saveLogits(m, hash, own, classes);
    values.set(own, m * size);
  });
  return { values, models: models.length, records: records.length, classes };
}
