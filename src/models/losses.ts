import type { Matrix } from '../core/matrix';
import type { Records } from '../data/records';
import type { Ensemble } from './ensemble';
import type { Logits } from './logits';

/**
 * Log loss of the true class, −ln softmax(z)_y, straight from the logits in float64: log(1 + Σ exp(z_j − z_y)) over j ≠ y.
 * A float32 softmax would saturate and make ties; here a loss is 0 only below 1e-323.
 * @param labels class of each record
 * @returns `[models × records]` in nats; NaN where a logit is NaN
 */
export function logLosses(
  { values, models, records, classes }: Logits,
  labels: Int32Array,
): Matrix & { values: Float64Array } {
  const losses = new Float64Array(models * records);
  for (let i = 0; i < losses.length; i++) {
    const at = i * classes;
    const label = labels[i % records];
    const own = values[at + label];
    let most = 0;
    for (let c = 0; c < classes; c++) most = Math.max(most, values[at + c] - own);
    let others = 0;
    for (let c = 0; c < classes; c++) if (c !== label) others += Math.exp(values[at + c] - own - most);
    // With most = 0 this is log(1 + others); else the largest difference is taken out, so that nothing overflows.
    losses[i] = most === 0 ? Math.log1p(others) : most + Math.log(others + Math.exp(-most));
  }
  return { values: losses, width: records };
}

const known = new WeakMap<Logits, ReturnType<typeof logLosses>>();

/** Log losses of models on records, `[models × records]`; as their logits, computed once for the same set of records. Not to be changed. */
export function lossesOf(models: Ensemble, records: Records): ReturnType<typeof logLosses> {
  const logits = models.logits(records);
  const losses = known.get(logits) ?? logLosses(logits, records.labels());
  known.set(logits, losses);
  return losses;
}
