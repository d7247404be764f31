import { isBand, type Row } from '../report/row';

/** How far a number reaches up and down within its interval or band. */
interface Reach {
  value: number;
  up: number;
  down: number;
}

/**
 * How far a number moved from one run to another, in units of what luck can do: above 1 it moved beyond its intervals.
 * null where that cannot be told: without a number, or with an interval on one side only.
 *
 * For two numbers with intervals the unit is the reach of the 95 % interval of their difference, joined from both by
 * their squares (Newcombe, Stat. Med. 17, 1998, method 10; for other estimates Zou and Donner, Stat. Med. 27, 2008).
 * That intervals do not overlap would ask for more: for equally wide ones, 1.4 times as much. It takes the runs as
 * independent; those of one seed share models, and differ by less.
 *
 * A median over splits has a band, which holds what a new split may give and is no interval of the median. It moved
 * where each of both medians lies outside the band of the other. Bands of few splits are their range: they tell
 * nothing.
 */
export function movement(before: Row, after: Row): number | null {
  const [from, to] = [before, after].map(reachOf);
  if (from === null || to === null || isMedian(before) !== isMedian(after)) return null;
  const difference = to.value - from.value;
  if (difference === 0) return 0;
  const [one, other] = difference > 0 ? [from.up, to.down] : [from.down, to.up];
  if (!isMedian(before)) return Math.abs(difference) / Math.hypot(one, other);
  return holds(before) && holds(after) ? Math.abs(difference) / Math.max(one, other) : null;
}

/** Earlier versions wrote the same level for few splits, too. */
const holds = (row: Row) => isBand(row) && (row.n === undefined || row.n >= 9);

const isMedian = ({ level, over }: Row) => over === 'splits' || level !== undefined;

function reachOf({ ours, low, high }: Row): Reach | null {
  if (typeof ours !== 'number' || typeof low !== 'number' || typeof high !== 'number') return null;
  return { value: ours, up: Math.max(0, high - ours), down: Math.max(0, ours - low) };
}
