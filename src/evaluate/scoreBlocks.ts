import type { Scores } from '../attack/result';
import { expected } from '../core/check';
import type { Matrix } from '../core/matrix';
import { recordNameAt } from '../data/recordName';
import { ascendingOrder } from '../stats/numeric/ascendingOrder';
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
  /** For each pair where its score is among the thresholds, `[targets × records]`. */
  block: Uint32Array;
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
  const { values, width } = scored.score;
  const truth = knownTruth(scored);
  for (let i = 0; i < values.length; i++)
    if (Number.isNaN(values[i]))
      expected(
        `the score of target ${Math.floor(i / width)}, ${recordNameAt(scored.records, i % width)} to be a number`,
        values[i],
      );
  const order = ascendingOrder(values);
  const size = values.length + 1;
  const threshold = new Float64Array(size);
  const [tp, fp] = [new Float64Array(size), new Float64Array(size)];
  const block = new Uint32Array(values.length);
  threshold[0] = Infinity;
  let members = 0;
  let count = 1;
  for (let i = values.length - 1; i >= 0; count++) {
    const score = values[order[i]];
    let end = i;
    for (; end >= 0 && values[order[end]] === score; end--) {
      members += truth[order[end]];
      block[order[end]] = count;
    }
    threshold[count] = score + 0; // no −0, which equals 0
    tp[count] = members;
    fp[count] = values.length - 1 - end - members;
    i = end;
  }
  return {
    threshold: threshold.slice(0, count),
    tp: tp.slice(0, count),
    fp: fp.slice(0, count),
    block,
    members,
    nonMembers: values.length - members,
  };
}
