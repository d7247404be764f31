import { checkInteger, checkNumber } from '../../core/check';
import { normalCdf } from '../numeric/distributions';

/**
 * How likely a record reaches the smallest p-value of ranks, 1/(k + 1), where its statistic (the log-odds under the
 * target, say) lies d standard deviations beyond those of k references, all normal: the chance that it exceeds all k,
 *
 *     ∫ Φ(x)^k φ(x − d) dx,
 *
 * by the trapezoidal rule. Without an effect (d = 0) it is 1/(k + 1).
 * @param effect d, from −100 to 100
 * @param references k, a whole number from 0
 * @throws RangeError for numbers out of range
 * @example
 * smallestPChance(2, 99); // => 0.323219
 */
export function smallestPChance(effect: number, references: number): number {
  checkNumber('effect', effect, -100, 100);
  checkInteger('references', references, 0);
  const [reach, step] = [9, 1 / 64];
  let sum = 0;
  for (let z = -reach; z <= reach; z += step)
    sum += Math.exp(references * Math.max(-1e9, Math.log1p(-normalCdf(-effect - z))) - (z * z) / 2); // not 0 · ∞
  return Math.min(1, (sum * step) / Math.sqrt(2 * Math.PI));
}
