import { differenceOf, type TprDifference } from '../../../evaluate/compareTpr';
import { type Flags, flagsOf } from '../../../evaluate/flags';
import type { Share } from '../../../stats/interval/share';
import { type First, flagTogether, joinedScores } from './firsts';

/** What some attacks find together, at one realised false-positive rate of all. */
export interface Found {
  names: readonly string[];
  tpr: Share;
  realised: Share;
  /** The true-positive rate less that of the best alone, thresholds taken as known; undefined for it. */
  beyond?: TprDifference;
}

/**
 * The best attack, with the other that adds most to it, and all. They are chosen on the targets of the first halvings
 * and judged on the rest, so that no luck of the choice is in what is found.
 */
export interface Together {
  rate: number;
  alone: Found;
  /** Undefined where no other adds to it. */
  pair?: Found;
  all: Found;
}

/**
 * Which attacks find more together than the best alone, where all of them together have as many false positives as it.
 * @param firsts of attacks that an adversary can carry out, with room for the rate
 * @param truth `[targets × records]`, targets in pairs of one halving
 * @returns undefined for less than 4 targets, or without records
 */
export function together(
  firsts: readonly First[],
  truth: Uint8Array,
  width: number,
  rate: number,
): Together | undefined {
  const halvings = width === 0 ? 0 : Math.floor(truth.length / width / 2);
  if (halvings < 2 || firsts.length === 0) return undefined;
  const middle = 2 * Math.floor(halvings / 2) * width;
  const choice = [0, middle] as const;
  const rest = [middle, truth.length] as const;
  const hitsOf = (some: readonly First[]) => {
    const flags = flagTogether(some, truth, choice, rate);
    return flags.reduce((sum, flag, i) => sum + (flag & truth[i]), 0);
  };
  const { item: best, value: ofBest } = largest(firsts, first => hitsOf([first]));
  const others = firsts.filter(first => first !== best);
  const most = others.length > 0 ? largest(others, first => hitsOf([best, first])) : undefined;
  const partner = most && most.value > ofBest ? most.item : undefined;
  const known = truth.subarray(...rest);
  const flagged = (some: readonly First[]) => {
    const score = { values: joinedScores(some, rest), width };
    return flagsOf({ name: 'together', score, truth: known, warnings: [] }, rate);
  };
  const alone = flagged([best]);
  const found = (some: readonly First[], flags: Flags): Found => ({
    names: some.map(({ name }) => name),
    tpr: flags.at.tpr,
    realised: flags.at.realised,
    ...(some.length > 1 && { beyond: differenceOf(flags, alone, known, width) }),
  });
  const joined = (some: readonly First[]) => found(some, flagged(some));
  return {
    rate,
    alone: found([best], alone),
    ...(partner && { pair: joined([best, partner]) }),
    all: joined(firsts),
  };
}

/** The first of those whose value is largest, and that value. */
function largest<T>(items: readonly T[], of: (item: T) => number): { item: T; value: number } {
  const values = items.map(of);
  const value = Math.max(...values);
  return { item: items[values.indexOf(value)], value };
}
