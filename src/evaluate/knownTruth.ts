import type { Scored } from '../attack/scored';
import { expected } from '../stats/check';

/** Who was a member, `[targets × records]`. @throws RangeError when an attack does not know, or not for each of its scores */
export function knownTruth({ truth, score }: Pick<Scored, 'truth' | 'score'>): Uint8Array {
  if (!truth || truth.length !== score.values.length)
    expected('a result that knows who was a member', truth ? `${truth.length} answers for ${score.values.length} scores` : 'none',
      'Give the truth, [targets × records].');
  return truth;
}
