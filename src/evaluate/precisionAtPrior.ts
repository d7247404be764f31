import { checkFields, checkNumber, expected } from '../core/check';
import type { Share } from '../stats/interval/share';

/** A rate with its interval. */
type Rate = Pick<Share, 'value' | 'low' | 'high'>;

/** The prior at which precision is shown beside its own: one record in a hundred is a member. */
export const shownPrior = 0.01;

/** What the precision at a prior is called. */
export const precisionAt = (prior: number): string => `precision at prior ${prior}`;

/**
 * The precision of guesses where another share of the records are members: with π for the prior, PPV = π · TPR /
 * (π · TPR + (1 − π) · FPR). The precision of an evaluation is at the share of members among its pairs, one half where
 * targets are trained on halves of a pool; who looks for the few members among many records meets another. Among whom
 * members are rarer, more of the guesses are wrong.
 *
 * The interval is that of the ratio TPR/FPR by the method of variance estimates recovery (Donner and Zou 2012, Stat.
 * Methods Med. Res. 21:347) from those of both rates, which it takes as independent.
 * @param recall TPR: of the members, the share that is guessed
 * @param falsePositiveRate FPR: of the others, the share that is guessed
 * @param prior π, strictly between 0 and 1
 * @returns value null and [0, 1] where nothing is guessed, or a rate is not known
 * @throws RangeError for rates that are none, or a prior out of range
 * @example
 * const [recall, falsePositiveRate] = [{ value: 0.4, low: 0.3, high: 0.5 }, { value: 0.01, low: 0.005, high: 0.02 }];
 * precisionAtPrior(recall, falsePositiveRate, 0.5); // => { value: 0.976, low: 0.949, high: 0.988 }
 * precisionAtPrior(recall, falsePositiveRate, 0.01); // => { value: 0.288, low: 0.159, high: 0.454 }
 */
export function precisionAtPrior(recall: Rate, falsePositiveRate: Rate, prior: number): Rate {
  checkRate('recall', recall);
  checkRate('falsePositiveRate', falsePositiveRate);
  checkPrior(prior);
  const ratio = ratioOf(recall, falsePositiveRate);
  if (ratio === null) return { value: null, low: 0, high: 1 };
  const odds = prior / (1 - prior);
  const [low, value, high] = ratio.map(times => (times === Infinity ? 1 : (odds * times) / (odds * times + 1)));
  return { low, value, high };
}

/** Checks a prior, and returns it. */
export function checkPrior(prior: number): number {
  if (!(typeof prior === 'number' && prior > 0 && prior < 1))
    expected('prior to be a number between 0 and 1', prior, 'It is the share of members among the records.');
  return prior;
}

function checkRate(name: string, rate: Rate): void {
  const { value, low, high } = checkFields(name, rate, '{ value, low, high }', ['value', 'low', 'high']);
  for (const [field, one] of Object.entries({ low, high, ...(value !== null && { value }) }))
    checkNumber(`${name}.${field}`, one, 0, 1);
  if (low > (value ?? low) || (value ?? high) > high) expected(`${name} within its interval`, `${value}`);
}

/** TPR/FPR with its interval: [low, value, high]; null where neither happened. */
function ratioOf(top: Rate, bottom: Rate): number[] | null {
  if (top.value === null || bottom.value === null || (top.value === 0 && bottom.value === 0)) return null;
  // In units of their upper ends, so that products of tiny rates do not become 0.
  const [ofTop, ofBottom] = [top.high || 1, bottom.high || 1];
  const [t, f] = [top.value / ofTop, bottom.value / ofBottom];
  // Where both ends of t − r·f, by their own intervals, are 0: (t − r·f)² is as far as both reach together.
  const end = (near: number, far: number) => {
    const of = far * (2 * f - far);
    const root = Math.sqrt(Math.max(0, (t * f) ** 2 - near * (2 * t - near) * of));
    return { of, root };
  };
  const low = top.low / ofTop;
  const least = end(low, bottom.high / ofBottom);
  const most = end(top.high / ofTop, bottom.low / ofBottom);
  return [
    // The same as (t·f − root)/of, but for no division by 0.
    (low * (2 * t - low)) / (t * f + least.root) || 0,
    t / f,
    most.of === 0 ? Infinity : (t * f + most.root) / most.of,
  ].map(ratio => (ratio * ofTop) / ofBottom);
}
