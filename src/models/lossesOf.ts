import type { Records } from '../data/records';
import type { Ensemble } from './ensemble';
import type { Logits } from './logits';
import { logLosses } from './losses';

const known = new WeakMap<Logits, ReturnType<typeof logLosses>>();

/** Log losses of models on records, `[models × records]`; as their logits, computed once for the same set of records. Not to be changed. */
export function lossesOf(models: Ensemble, records: Records): ReturnType<typeof logLosses> {
  const logits = models.logits(records);
  const losses = known.get(logits) ?? logLosses(logits, records.labels());
  known.set(logits, losses);
  return losses;
}
