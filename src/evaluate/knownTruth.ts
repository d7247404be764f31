import type { Scores } from '../attack/result';
import { expected } from '../core/check';

/**
 * Who was a member, `[targets × records]`. @throws RangeError when an attack does not know, or not for each of its
 * scores
 */
export const knownTruth = ({ truth, score }: Pick<Scores, 'truth' | 'score'>): Uint8Array =>
  truthFor(truth, score.values.length, 'scores', 'Give the truth, [targets × records].');

/** The truth, if it is there for each of so many pairs. */
export function truthFor(truth: Uint8Array | undefined, pairs: number, what: string, advice: string): Uint8Array {
  if (!truth || truth.length !== pairs)
    expected(
      'a result that knows who was a member',
      truth ? `${truth.length} answers for ${pairs} ${what}` : 'none',
      advice,
    );
  return truth;
}
