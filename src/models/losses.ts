import type { Matrix } from '../core/matrix';
import { type ByClass, checkLabels, checkLogits } from './checkLogits';

/**
 * Log loss of the true class, −ln softmax(z)_y, straight from the logits in float64: log(1 + Σ exp(z_j − z_y)) over j ≠
 * y. A float32 softmax would saturate and make ties; here a loss is 0 only below 1e-323.
 * @param labels class of each record
 * @returns `[models × records]` in nats; NaN where a logit is NaN
 * @throws RangeError for sizes that do not fit, or labels that are not one class for each record
 * @example
 * const logits = { values: Float32Array.of(0, 0, Math.log(3), 0), models: 2, records: 1, classes: 2 };
 * logLosses(logits, Int32Array.of(0)).values; // => [0.693, 0.288]
 */
export function logLosses(logits: ByClass, labels: ArrayLike<number>): Matrix & { values: Float64Array } {
  const { values, models, records, classes } = checkLogits(logits);
  checkLabels(labels, logits);
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
