import { recordsHash } from '../data/hash';
import type { Records } from '../data/records';
import type { Logits } from './logits';
import type { Checkpoints } from './store/checkpoints';
import type { Weights } from './weights';

/**
 * Models that are asked together: their records are encoded once for all of them, and few answers are lost by an
 * interrupt.
 */
const together = 16;

/**
 * Logits of each model on each record; only those that the store does not have are computed.
 * @param answer computes the logits of some models on the records
 */
export function storedLogits(
  store: Checkpoints,
  models: readonly Weights[],
  records: Records,
  answer: (models: readonly Weights[]) => Logits,
): Logits {
  const hash = recordsHash(records);
  const classes = records.dataset.classes.length;
  const size = records.length * classes;
  const values = new Float32Array(models.length * size);
  const missing = [...models.keys()].filter(m => {
    const kept = store.loadLogits(m, hash);
    if (kept?.length !== size) return true;
    values.set(kept, m * size);
    return false;
  });
  for (let from = 0; from < missing.length; from += together) {
    const asked = missing.slice(from, from + together);
    const answers = answer(asked.map(m => models[m])).values;
    asked.forEach((m, i) => {
      const own = answers.slice(i * size, (i + 1) * size);
      store.saveLogits(m, hash, own, classes);
      values.set(own, m * size);
    });
  }
  return { values, models: models.length, records: records.length, classes };
}
