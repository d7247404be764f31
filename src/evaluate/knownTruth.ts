import type { Scores } from '../attack/result';
import { expected } from '../core/check';
import { checkList } from '../core/checkList';
import { checkScores } from './checkScores';

/**
 * Who was a member, `[targets × records]`. @throws RangeError when an attack does not know, or not for each of its
 * scores
 */
export function knownTruth(scored: Pick<Scores, 'truth' | 'score'>): Uint8Array {
  const { truth, score } = checkScores('result', scored);
  return truthFor(truth, score.values.length, 'scores', 'Give the truth, [targets × records].');
}

/** The truth, if it is there for each of so many pairs. */
export function truthFor(truth: Uint8Array | undefined, pairs: number, what: string, advice: string): Uint8Array {
  if (truth !== undefined) checkList('truth', truth, advice);
  if (!truth || truth.length !== pairs)
    expected(
      'a result that knows who was a member',
      truth ? `${truth.length} answers for ${pairs} ${what}` : 'none',
      advice,
    );
  for (let i = 0; i < pairs; i++)
    if (truth[i] !== 0 && truth[i] !== 1) expected(`truth[${i}] to be 1 for a member and else 0`, truth[i]);
  return truth;
}
