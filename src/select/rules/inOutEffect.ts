import { countPairs } from '../../stats/significance/mannWhitney';
import type { View } from './view';

/**
 * How well a record's loss tells the reference models that were trained on it from the others: over all pairs of such
 * models the share in which the one trained on it has the smaller loss, ties counting half. It is to the reference
 * models what the true exposure is to the targets, so it needs no target; it is known for the adversary's own records.
 * @returns `[records]`; NaN where every model was trained on the record, or none
 */
export function inOutEffect({ records, losses: { values }, trained }: View): Float64Array {
  const n = records.length;
  return Float64Array.from({ length: n }, (_, r) => {
    const inside: number[] = [];
    const outside: number[] = [];
    for (let i = r; i < values.length; i += n) (trained[i] ? inside : outside).push(-values[i]);
    return countPairs(Float64Array.from(inside), Float64Array.from(outside)).wins / (inside.length * outside.length);
  });
}
