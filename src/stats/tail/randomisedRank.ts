import { checkNumber, expected } from '../../core/check';
import { checkList } from '../../core/checkList';

/**
 * The rank p-value with ties broken by chance, (#{Lᵢ < L} + u (1 + #{Lᵢ = L})) / (k + 1). Where the loss and those of
 * the k reference models are exchangeable, and u is uniform, it is uniform on [0, 1], ties or not: P(p <= α) is α at
 * every α. That of `leftTail` with method 'rank', which is this one at u = 1, is at most α, and far less where losses
 * are rounded. Of use where many p-values are looked at together, as in a test of calibration; a claim about one record
 * should not depend on a draw.
 * @param reference losses of k >= 1 reference models; any numbers, as only their order counts
 * @param u a uniform random number of its own for each p-value, such as `random.uniform()` of `randomFor(seed,
 *   'ranks')`
 * @throws RangeError for no reference, a loss that is NaN, or a u outside [0, 1]
 * @example
 * randomisedRank([1, 2, 2, 3], 2, 0.5); // => 0.5
 */
export function randomisedRank(reference: ArrayLike<number>, loss: number, u: number): number {
  const k = checkList('reference', reference).length;
  if (k === 0) expected('losses of a reference model or more', 'none');
  checkNumber('u', u, 0, 1, 'Draw it by random.uniform().');
  if (typeof loss !== 'number' || Number.isNaN(loss)) expected('the loss to be a number', loss);
  let below = 0;
  let equal = 0;
  for (let i = 0; i < k; i++) {
    if (typeof reference[i] !== 'number' || Number.isNaN(reference[i]))
      expected(`reference loss ${i} to be a number`, reference[i]);
    below += Number(reference[i] < loss);
    equal += Number(reference[i] === loss);
  }
  return (below + u * (1 + equal)) / (k + 1);
}
