import { expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import type { Tail } from './tail';
import { type TailMethod, tailNamed } from './tails';

/**
 * The p-value of one target's loss on a record, against the losses of k reference models on the same record
 * (paper, section 4.4): small where the loss is unusually low, which speaks for a member.
 *
 * @param referenceLosses k >= 2 losses (log loss of the true class, in nats) of models trained without the record
 * @param loss the target model's loss on the record
 * @param options.method a name, or a `Tail` of one's own
 *   - `'pchip'` (default): the paper's smoothed empirical distribution function, anchored at (0, 0). At the shares j/k
 *     it is as calibrated as `rank`; below 1/k it depends on how the losses fall off towards 0 and may claim too much.
 *   - `'rank'`: (1 + #{L_i <= loss}) / (k + 1), never below 1 / (k + 1). Valid for any law and any kind of loss.
 *   - `'student'`: predictive t on the log-odds of the true class, for small k. Valid where log-odds are near normal.
 * @returns p in [0, 1], never falling as the loss grows. Losses of 0 and Infinity are allowed.
 * @throws RangeError for NaN (naming the position), fewer than 2 reference losses, a negative loss with `'pchip'` or
 *   `'student'`, or an unknown method
 * @example
 * const references = [0.5, 0.8, 1.1, 0.4];
 * leftTail(references, 0.1); // => 0.0178
 * leftTail(references, 0.1, { method: 'rank' }); // => 0.2
 * leftTail(references, 0.1, { method: 'student' }); // => 0.0267
 */
export function leftTail(
  referenceLosses: ArrayLike<number>,
  loss: number,
  options: { method?: TailMethod | Tail } = {},
): number {
  checkList('referenceLosses', referenceLosses);
  checkOptions('leftTail', options, { method: true });
  return tailOf(referenceLosses, options.method)(loss);
}

/**
 * `leftTail` for many losses on one record: sorts and fits the reference losses once and returns loss → p.
 * The reference losses are copied. Throws as `leftTail` does, for its own arguments here and for the loss when called.
 */
export function tailOf(
  referenceLosses: ArrayLike<number>,
  method: TailMethod | Tail = 'pchip',
): (loss: number) => number {
  const tail = tailNamed(method);
  const k = referenceLosses.length;
  if (!(k >= 2)) expected('at least 2 reference losses', k, 'Train more reference models.');
  for (let i = 0; i < k; i++)
    if (!isLoss(referenceLosses[i], tail.leastLoss)) refuse(`reference loss ${i}`, referenceLosses[i]);
  const p = tail.fit(referenceLosses);
  // A loss that is one of the references' is to tie with it: 0.1 is not the same number in float32.
  const alike = referenceLosses instanceof Float32Array ? Math.fround : (loss: number) => loss;
  return loss => (isLoss(loss, tail.leastLoss) ? p(alike(loss)) : refuse('the loss', loss));
}

const isLoss = (value: unknown, least: number): boolean => typeof value === 'number' && value >= least;

function refuse(name: string, value: unknown): never {
  if (typeof value !== 'number' || Number.isNaN(value)) expected(`${name} to be a number`, value);
  expected(`${name} to be a log loss of at least 0`, value, "Use method 'rank' for losses of another kind.");
}
