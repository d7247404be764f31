// The paper's rule (4.3) in any space.
import { checkInteger, expected } from '../core/check';
import { checkList } from '../core/checkList';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import { nearestByClass } from './nearestByClass';
import { checkDelta, countNeighboursAtEach, neighbourDistances } from './neighbours';
import { checkBeta, expectedNeighbours, Selection, type Sizes } from './selection';
import { ownMatches, type Space } from './space';

/** The records with E[N_n] < β, for each δ. @throws RangeError for δ or β out of range */
export function selectIn(
  space: Space,
  records: Records,
  { deltas, beta = 0.1 }: { deltas: number[]; beta?: number },
): Selection[] {
  checkBeta(beta);
  if (!Array.isArray(deltas)) expected('deltas to be a list of thresholds', deltas);
  checkList('deltas', deltas).forEach(checkDelta);
  const { split } = space;
  const own = ownMatches(split, records);
  const sizes = sizesOf(split);
  let all: Int32Array[] | undefined; // one pass over the products serves every δ that is not known yet
  const count = (at: number) =>
    (all ??= countNeighboursAtEach(space.features(records), space.features(split.adversary), deltas))[at];
  return deltas.map((delta, at) => {
    const counts = space.remember(records, `neighbours within ${delta}`, () => count(at));
    const neighbours = counts.map((count, i) => Math.max(0, count - own[i]));
    return new Selection(records, neighbours, sizes, delta, beta, undefined, space.warnings);
  });
}

/**
 * The largest δ at which the rule chooses at least `count` records.
 * @throws RangeError when `count` is no whole number, or there are fewer records
 */
export function deltaIn(
  space: Space,
  records: Records,
  { count, beta = 0.1 }: { count: number; beta?: number },
): number {
  checkBeta(beta);
  checkInteger('count', count, 1);
  if (count > records.length) expected(`count to be at most ${records.length}, the number of records`, count);
  const distances = decidingDistances(space, records, beta)?.sort();
  return distances ? Math.min(2, distances[distances.length - count]) : 2;
}

/**
 * The distance that decides about each record: it is chosen at every δ up to this one.
 * @returns `[records]`, in an array of its own; undefined where β admits any number of neighbours
 */
export function decidingDistances(space: Space, records: Records, beta: number): Float64Array | undefined {
  const { adversary } = space.split;
  const sizes = sizesOf(space.split);
  // The smallest number of neighbours that is too many by the rule of `Selection`: the nth nearest must be at least δ
  // away.
  let nth = 1;
  while (nth <= adversary.length && expectedNeighbours(nth, sizes) < beta) nth++;
  return nth > adversary.length ? undefined : distancesToOthers(space, records, nth);
}

/**
 * Cosine distance from each record to the `nth` nearest of the adversary's records other than itself.
 * @returns `[records]`; Infinity where the adversary has fewer
 */
function distancesToOthers(space: Space, records: Records, nth: number): Float64Array {
  const own = ownMatches(space.split, records);
  if (nth === 1 && !own.includes(1)) {
    const { same, others } = nearestByClass(space, records);
    return same.map((distance, i) => Math.min(distance, others[i]));
  }
  const distancesTo = (nth: number) =>
    space.remember(records, `distance to neighbour ${nth}`, () =>
      neighbourDistances(space.features(records), space.features(space.split.adversary), nth),
    );
  const nearest = distancesTo(nth);
  const beyondOwn = own.includes(1) ? distancesTo(nth + 1) : nearest;
  return nearest.map((distance, i) => (own[i] ? beyondOwn[i] : distance));
}

const sizesOf = ({ trainingSize, adversary }: AttackSplit): Sizes => ({
  training: trainingSize,
  adversary: adversary.length,
});
