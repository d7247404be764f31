import type { Scores } from '../../../attack/result';
import { scoreBlocks } from '../../../evaluate/scoreBlocks';

/** The pairs of record and target that an attack suspects first. */
export interface First {
  name: string;
  /** Where they are in `[targets × records]`. */
  at: Int32Array;
  /** The share of all non-members that are suspected as much or more. */
  share: Float64Array;
}

/** A part of the pairs may have this much more than its share of the false positives. */
const ROOM = 3;

/**
 * The pairs that an attack suspects first: few, of what may be millions, and enough for whatever several attacks flag
 * together at a false-positive rate.
 */
export function firstOf(attack: Pick<Scores, 'name' | 'score' | 'truth'>, rate: number): First {
  const { fp, block, nonMembers } = scoreBlocks(attack);
  let last = 0;
  while (last + 1 < fp.length && fp[last + 1] <= ROOM * rate * nonMembers) last++;
  const at: number[] = [];
  const share: number[] = [];
  for (let i = 0; i < block.length; i++)
    if (block[i] <= last) {
      at.push(i);
      share.push(fp[block[i]] / nonMembers);
    }
  return { name: attack.name, at: Int32Array.from(at), share: Float64Array.from(share) };
}

/**
 * What any of some attacks flags, each at the same false-positive rate: the largest at which they wrongly flag no more
 * than a share of the non-members together. Of two attacks that wrongly flag different pairs each is held to half the
 * rate. Only a part of the pairs is looked at, and flagged.
 * @param from first of the part
 * @param to end of the part
 * @returns `[to − from]`, 1 where flagged
 */
export function flagTogether(
  firsts: readonly First[],
  truth: Uint8Array,
  [from, to]: readonly [number, number],
  rate: number,
): Uint8Array {
  const ordered = [...leastShares(firsts, [from, to])].sort((a, b) => a[1] - b[1]);
  let nonMembers = 0;
  for (let i = from; i < to; i++) nonMembers += 1 - truth[i];
  let end = 0;
  for (let i = 0, wrong = 0; i < ordered.length; ) {
    const [, share] = ordered[i];
    for (; i < ordered.length && ordered[i][1] === share; i++) wrong += 1 - truth[ordered[i][0]];
    if (wrong > rate * nonMembers) break;
    end = i;
  }
  const flags = new Uint8Array(to - from);
  for (const [place] of ordered.slice(0, end)) flags[place - from] = 1;
  return flags;
}

/**
 * Scores of some pairs that order them as `flagTogether` does: minus the least share of non-members that any of some
 * attacks suspects as much, and −1 where none suspects the pair first.
 * @returns `[to − from]`
 */
export function joinedScores(firsts: readonly First[], part: readonly [number, number]): Float64Array {
  const [from, to] = part;
  const scores = new Float64Array(to - from).fill(-1);
  for (const [place, share] of leastShares(firsts, part)) scores[place - from] = -share;
  return scores;
}

function leastShares(firsts: readonly First[], [from, to]: readonly [number, number]): Map<number, number> {
  const least = new Map<number, number>();
  for (const { at, share } of firsts)
    at.forEach((place, i) => {
      if (place >= from && place < to) least.set(place, Math.min(share[i], least.get(place) ?? Infinity));
    });
  return least;
}
