import { sha256 } from '../core/sha256';
import { recordsHash } from '../data/hash';
import type { Records } from '../data/records';
import type { Logits } from './logits';
import type { Checkpoints } from './store/checkpoints';
import { versionedName } from './store/contentVersion';
import type { Weights } from './weights';

/**
 * Models that are asked together: their records are encoded once for all of them, and few answers are lost by an
 * interrupt.
 */
const together = 16;

/** Names records to the store, and by which version of gmia they were answered. */
const answersName = (hash: string): string => {
  const name = versionedName('answers', hash);
  return name === hash ? hash : sha256(name);
};

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
  const name = recordsHash(records);
  // Logits that a trainer gave beside weights that it kept are nobody's to compute again.
  const computed = models.some(weights => weights.length > 0);
  const hash = computed ? answersName(name) : name;
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
