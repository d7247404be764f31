import type { Scores } from '../attack/result';
import { expected } from '../core/check';
import type { Matrix } from '../core/matrix';
import { recordNameAt } from '../data/recordName';
import { checkScores } from './checkScores';
import { knownTruth } from './knownTruth';

/**
 * The scores that occur, from the largest on, with what guessing "member" from there upwards gives. Entry 0 guesses
 * nothing.
 */
export interface ScoreBlocks {
  /** Infinity, then each score that occurs once, falling: equal scores enter together. */
  threshold: Float64Array;
  /** Right guesses: members with at least this score. */
  tp: Float64Array;
  /** Wrong guesses: non-members with at least this score. */
  fp: Float64Array;
  members: number;
  nonMembers: number;
}

/**
 * Counts members and non-members above each score, pooled over records and targets.
 * @throws RangeError when the result does not know who was a member, or a score is NaN
 */
export function scoreBlocks(scored: Pick<Scores, 'score' | 'truth' | 'records'>): ScoreBlocks {
  // A result is asked for its curve, its area and several points of it, and sorting takes the longest of all that.
  const known = computed.get(checkScores('result', scored).score);
  if (known && known.truth === scored.truth) return known.blocks;
  const blocks = computeBlocks(scored);
  computed.set(scored.score, { truth: scored.truth, blocks });
  return blocks;
}

const computed = new WeakMap<Matrix, { truth?: Uint8Array; blocks: ScoreBlocks }>();

function computeBlocks(scored: Pick<Scores, 'score' | 'truth' | 'records'>): ScoreBlocks {
  const { members, others } = sortedScores(scored);
  const size = members.length + others.length + 1;
  const threshold = new Float64Array(size);
  const tp = new Float64Array(size);
  const fp = new Float64Array(size);
  threshold[0] = Infinity;
  let count = 1;
  for (let i = members.length - 1, j = others.length - 1; i >= 0 || j >= 0; count++) {
    const score = j < 0 || members[i] > others[j] ? members[i] : others[j];
    while (members[i] === score) i--;
    while (others[j] === score) j--;
    threshold[count] = score + 0; // no −0, which equals 0
    tp[count] = members.length - 1 - i;
    fp[count] = others.length - 1 - j;
  }
  return {
    threshold: threshold.slice(0, count),
    tp: tp.slice(0, count),
    fp: fp.slice(0, count),
    members: members.length,
    nonMembers: others.length,
  };
}

/** The scores of members and of the others, each ascending. Typed arrays sort fast as long as we do not compare. */
function sortedScores(scored: Pick<Scores, 'score' | 'truth' | 'records'>): {
  members: Float64Array;
  others: Float64Array;
} {
  const { values, width } = scored.score;
  const truth = knownTruth(scored);
  const members = new Float64Array(values.length);
  const others = new Float64Array(values.length);
  let m = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const score = values[i];
    if (Number.isNaN(score))
      expected(
        `the score of target ${Math.floor(i / width)}, ${recordNameAt(scored.records, i % width)} to be a number`,
        score,
      );
    if (truth[i]) members[m++] = score;
    else others[n++] = score;
  }
  return { members: members.subarray(0, m).sort(), others: others.subarray(0, n).sort() };
}
