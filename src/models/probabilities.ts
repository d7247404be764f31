import { expected } from '../core/check';
import { checkLogits } from './checkLogits';
import type { Logits } from './logits';
import { softmax } from './softmax';

/**
 * The probabilities behind logits, in the same form.
 * @throws RangeError for sizes that do not fit, or logits that have no probabilities, as NaN
 * @example
 * const logits = { values: Float32Array.of(0, 0, Math.log(3), 0), models: 2, records: 1, classes: 2 };
 * probabilities(logits).values; // => [0.5, 0.5, 0.75, 0.25]
 */
export function probabilities(logits: Logits): Logits {
  checkLogits(logits);
  const values = new Float32Array(logits.values.length);
  for (let at = 0; at < values.length; at += logits.classes) softmax(logits.values, at, logits.classes, values, at);
  const bad = values.findIndex(Number.isNaN);
  if (bad >= 0)
    expected(
      `logits that are numbers, finite but for −Infinity`,
      `${logits.values[bad]} as value ${bad}`,
      'Did a model diverge?',
    );
  return { ...logits, values };
}
