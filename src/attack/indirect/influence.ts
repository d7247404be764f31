import { expected } from '../../core/check';

/**
 * Influence of a record on a query (paper 4.5, formula 1): the share of reference models whose positive version,
 * updated with the record, gives the query a higher probability of the record's class: I(r, q) = (1/k) Σ t(M⁺ᵢ(q, y_r)
 * − Mᵢ(q, y_r)), with t(x) = 1 where x > 0. Any number that rises with the probability will do, such as its logarithm.
 * @param positive of the k positive reference models
 * @param plain of the k reference models, in the same order
 * @returns from 0 to 1
 * @throws RangeError for different lengths, none at all, or NaN
 * @example
 * // Queried about one record: the probability of its class by 3 models with it and the same 3 without it
 * influence([0.4, 0.7, 0.2], [0.3, 0.5, 0.3]); // => 0.667
 */
export function influence(positive: ArrayLike<number>, plain: ArrayLike<number>): number {
  const k = plain?.length;
  if (!k || positive?.length !== k)
    expected('as many positive as plain reference models, and at least one', `${positive?.length} and ${k}`);
  let higher = 0;
  for (let i = 0; i < k; i++) {
    for (const one of [positive[i], plain[i]])
      if (typeof one !== 'number' || Number.isNaN(one))
        expected(`a number for model ${i}`, one, 'Did a model diverge?');
    if (positive[i] > plain[i]) higher++;
  }
  return higher / k;
}
