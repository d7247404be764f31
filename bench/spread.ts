import { expected } from '../src/core/check';
import { medianOfSorted } from '../src/stats/numeric/median';

/** The middle of some measurements, and how far apart they are. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** @throws RangeError for no values, or one that is not a number */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) expected('at least one measurement', 'none');
  const bad = values.find(value => !Number.isFinite(value));
  if (bad !== undefined) expected('measurements to be numbers', bad);
  const sorted = [...values].sort((a, b) => a - b);
  return { median: medianOfSorted(sorted), min: sorted[0], max: sorted[sorted.length - 1] };
}

/** Pair by pair, how long ours took as a share of the other: below 1, ours is faster. */
export const ratios = (pairs: readonly (readonly [ours: number, theirs: number])[]): Spread =>
  spread(pairs.map(([ours, theirs]) => ours / theirs));
