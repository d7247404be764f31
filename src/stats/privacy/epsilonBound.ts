import { checkNumber, expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { type GuessCounts, type RateLimits, rateLimits } from './guessCounts';

export interface EpsilonCounts extends GuessCounts {
  /** The δ of the privacy, at least 0 and below 1. Default 0. */
  delta?: number;
  /** Confidence, strictly between 0 and 1. Default 0.95. */
  level?: number;
}

/**
 * How private a mechanism can be at most: a lower bound of ε from how often an attack is right, for a threshold that
 * was fixed beforehand (Jagielski, Ullman and Oprea 2020; Nasr et al. 2021). An (ε, δ)-private mechanism has
 * TPR ≤ e^ε FPR + δ and 1 − FPR ≤ e^ε (1 − TPR) + δ at every threshold, so ε is at least the greater of
 *
 *     ln((TPR − δ) / FPR),    ln((1 − FPR − δ) / (1 − TPR)),
 *
 * both taken at a low TPR and a high FPR, the limits of Clopper and Pearson at (1 − level)/2 each. As both directions
 * use the same two limits, the greater of them needs no further correction. An attack that is wrong more often than
 * right shows nothing; turn its guesses round before looking at them.
 *
 * Trials of one kind have to be independent: one record in many targets, not many records in one, for which there is
 * `oneRunEpsilon`.
 * @param counts how many are guessed to be members, of how many members and of how many non-members
 * @returns ε, at least 0; 50 members and 50 non-members cannot show more than 2.57
 * @throws RangeError for counts that are no whole numbers from 0, more hits than trials, or a δ or level out of range
 * @example
 * epsilonBound({ members: [50, 100], nonMembers: [1, 100] }); // => 1.98980
 * epsilonBound({ members: [50, 50], nonMembers: [0, 50] }); // => 2.56958
 */
export function epsilonBound(counts: EpsilonCounts): number {
  requireOptions('epsilonBound', counts, { members: true, nonMembers: true, delta: true, level: true });
  const { delta = 0, level = 0.95 } = counts;
  return epsilonOfRates(rateLimits(counts, level), checkDelta(delta));
}

/** The ε that both rates imply. Kernel: nothing is checked. */
export function epsilonOfRates({ tpr, fpr }: RateLimits, delta: number): number {
  const ratio = (more: number, less: number) => (more > delta ? Math.log((more - delta) / less) : 0);
  return Math.max(0, ratio(tpr, fpr), ratio(1 - fpr, 1 - tpr));
}

/** Checks the δ of a privacy, and returns it. */
export function checkDelta(delta: number): number {
  if (checkNumber('delta', delta, 0, 1) === 1) expected('delta to be below 1', delta, 'At 1 everything is private.');
  return delta;
}
