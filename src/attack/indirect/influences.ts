import type { Logits } from '../../models/logits';
import { logLosses } from '../../models/losses';
import { influence } from './influence';

/**
 * Influence of a record of class `label` on each query (formula 1), from logits of the positive and the plain reference
 * models on the queries. Log losses are compared in place of probabilities: the order is the same, and saturated
 * probabilities are told apart.
 * @returns `[queries]`
 */
export function influences(positive: Logits, plain: Logits, label: number): Float64Array {
  const labels = new Int32Array(plain.records).fill(label);
  const [higher, lower] = [logLosses(positive, labels).values, logLosses(plain, labels).values];
  const column = (values: Float64Array, q: number) =>
    Float64Array.from({ length: plain.models }, (_, i) => -values[i * plain.records + q]);
  return Float64Array.from({ length: plain.records }, (_, q) => influence(column(higher, q), column(lower, q)));
}
