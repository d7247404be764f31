import { checkFields, checkInteger, expected } from '../../core/check';
import { clopperPearson } from '../interval/clopperPearson';

/** How many are guessed to be members, of those that are and of those that are not: [guessed, all]. */
export interface GuessCounts {
  members: readonly [hits: number, trials: number];
  nonMembers: readonly [hits: number, trials: number];
}

/** What both error rates are, at worst for whoever attacks. */
export interface RateLimits {
  /** The true-positive rate is at least this. */
  tpr: number;
  /** The false-positive rate is at most this. */
  fpr: number;
}

/**
 * Limits of both rates that hold together with probability `level` or more: Clopper–Pearson's, each failing with half
 * of the rest. Trials of one kind are to be independent of each other; members need not be of non-members.
 * @throws RangeError for counts that are no whole numbers from 0, more hits than trials, or a level outside (0, 1)
 */
export function rateLimits(counts: GuessCounts, level: number): RateLimits {
  checkFields('counts', counts, '{ members, nonMembers }', ['members', 'nonMembers'], advice);
  return {
    tpr: clopperPearson(...pairOf('members', counts.members), level)[0],
    fpr: clopperPearson(...pairOf('nonMembers', counts.nonMembers), level)[1],
  };
}

const advice = 'Such as { members: [50, 100], nonMembers: [1, 100] }.';

function pairOf(name: string, pair: readonly [number, number]): [hits: number, trials: number] {
  if (!Array.isArray(pair) || pair.length !== 2) expected(`${name} to be [hits, trials]`, pair, advice);
  const [hits, trials] = pair;
  checkInteger(`trials of ${name}`, trials, 0);
  if (checkInteger(`hits of ${name}`, hits, 0) > trials)
    expected(`hits of ${name} to be at most the ${trials} trials`, hits);
  return [hits, trials];
}
