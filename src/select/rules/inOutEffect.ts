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
  const scores = new Float64Array(n === 0 ? 0 : values.length / n); // those trained on it from the front, others behind
  return Float64Array.from({ length: n }, (_, r) => {
    let front = 0;
    let back = scores.length;
    for (let i = r; i < values.length; i += n) scores[trained[i] ? front++ : --back] = -values[i];
    return countPairs(scores.subarray(0, front), scores.subarray(front)).wins / (front * (scores.length - front));
  });
}
