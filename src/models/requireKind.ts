import { expected } from '../core/check';
import { type AnswerKind, follows } from './answers';
import type { Models } from './models';

/**
 * Checks that models tell what is needed of them.
 * @param who needs it, for the error
 * @throws RangeError otherwise
 */
export function requireKind(models: Pick<Models, 'name' | 'gives'>, needs: AnswerKind, who: string): void {
  if (!follows(models.gives, needs))
    expected(`models that give ${needs} for ${who}`, `${models.gives} by ${models.name}`, adviceFor(needs));
}

const adviceFor = (needs: AnswerKind): string =>
  needs === 'logits'
    ? 'Take models that give the outputs before the softmax.'
    : `Take models that give ${needs}, or what is finer, or an attack that needs less.`;
