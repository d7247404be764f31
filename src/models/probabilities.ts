import type { Logits } from './logits';
import { softmax } from './softmax';

/** The probabilities behind logits, in the same form. */
export function probabilities(logits: Logits): Logits {
  const values = new Float32Array(logits.values.length);
  for (let at = 0; at < values.length; at += logits.classes) softmax(logits.values, at, logits.classes, values, at);
  return { ...logits, values };
}
