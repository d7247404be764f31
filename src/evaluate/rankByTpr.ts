import type { Scores } from '../attack/result';
import { checkTexts } from '../core/checkList';
import { checkOptions } from '../core/checkOptions';
import { differenceOf, type TprDifference } from './compareTpr';
import { type Flags, flagsOf } from './flags';
import { samePairs } from './samePairs';

/** An attack's place among others at one false-positive rate. */
export interface Ranked {
  /** 1 for the largest true-positive rate; equal ones in the order given. */
  rank: number;
  name: string;
  at: Flags['at'];
  /**
   * The leader's true-positive rate less this one's; undefined for the leader. Negative for a bound that finds more.
   */
  behind?: TprDifference;
  /** This true-positive rate less that of the next in rank; undefined for the last. */
  aheadOfNext?: TprDifference;
}

/**
 * Attacks on the same records and targets by falling true-positive rate at a false-positive rate, with paired
 * differences (`compareTpr`) to the leader and to the next in rank. Each interval is for one comparison: with many,
 * some miss by chance, and a narrow lead may be luck.
 * @param options.bounds names of attacks that are only bounds on what is possible: they have a rank but do not lead
 * @throws RangeError when the attacks are not on the same pairs, share a name, or do not know who was a member
 */
export function rankByTpr(
  attacks: readonly Scores[],
  fpr: number,
  options: { bounds?: readonly string[] } = {},
): Ranked[] {
  checkOptions('rankByTpr', options, { bounds: true });
  const { bounds = [] } = options;
  checkTexts('bounds', bounds);
  const truth = samePairs(attacks);
  return rankFlags(
    attacks.map(attack => flagsOf(attack, fpr)),
    truth,
    attacks[0].score.width,
    bounds,
  );
}

/** `rankByTpr` of what attacks flag at one false-positive rate. Kernel: nothing is checked. */
export function rankFlags(
  flags: readonly Flags[],
  truth: Uint8Array,
  width: number,
  bounds: readonly string[] = [],
): Ranked[] {
  const ranked = [...flags].sort((a, b) => (b.at.tpr.value ?? 0) - (a.at.tpr.value ?? 0));
  const leader = ranked.find(({ name }) => !bounds.includes(name)) ?? ranked[0];
  const above = (a: Flags, b: Flags) => differenceOf(a, b, truth, width);
  return ranked.map((one, i) => ({
    rank: i + 1,
    name: one.name,
    at: one.at,
    ...(one !== leader && { behind: above(leader, one) }),
    ...(i + 1 < ranked.length && { aheadOfNext: above(one, ranked[i + 1]) }),
  }));
}
