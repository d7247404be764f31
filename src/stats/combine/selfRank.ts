import { expected } from '../../core/check';

/**
 * Sums of the same logarithms in another order differ by less than this share of the sum: such statistics count as
 * equal.
 */
const ROUNDING = 1e-12;

/**
 * The rank p-value of a statistic among those of the k reference models, (1 + #{T_i >= T}) / (k + 1). Where the k + 1
 * models are exchangeable under the null hypothesis and each statistic is worked out in the same way from the others'
 * values, P(p <= α) is at most α for every α and any law of T. Never below 1 / (k + 1). Statistics that are equal up to
 * rounding count against the target.
 * @param references k >= 1 statistics, greater where more speaks for a member
 * @param statistic the target's
 * @throws RangeError for NaN or no reference
 */
export function selfRank(references: ArrayLike<number>, statistic: number): number {
  const k = references.length;
  if (!(k >= 1)) expected('the statistics of at least 1 reference model', k);
  if (typeof statistic !== 'number' || Number.isNaN(statistic)) expected('the statistic to be a number', statistic);
  const bound = Number.isFinite(statistic) ? statistic - Math.abs(statistic) * ROUNDING : statistic;
  let atLeast = 0;
  for (let i = 0; i < k; i++) {
    const one = references[i];
    if (typeof one !== 'number' || Number.isNaN(one)) expected(`reference statistic ${i} to be a number`, one);
    if (one >= bound) atLeast++;
  }
  return (1 + atLeast) / (k + 1);
}
