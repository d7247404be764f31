import { expected } from '../core/check';
import { type AnswerKind, follows } from './answers';
import type { Models } from './models';

/**
 * Checks that models tell what is needed of them.
 * @param who needs it, for the error
 * @throws RangeError otherwise
 */
export function requireKind(models: Pick<Models, 'name' | 'gives'>, needs: AnswerKind, who: string): void {
  const { name, gives } = models;
  if (!follows(gives, needs))
    expected(`models that give ${needs} for ${who}`, `${gives} by ${name}`, adviceFor(needs, gives));
}

function adviceFor(needs: AnswerKind, gives: AnswerKind): string {
  if (needs === 'logits')
    return 'Take models that give the outputs before the softmax; selectByFeatures chooses records without any.';
  const better = `Take models that give ${needs}, or what is finer`;
  if (follows(gives, 'label')) return `${better}; of attacks, attackByLabels needs labels alone.`;
  return `${better}; of attacks, attackDirectly, attackByLira and attackByRmia need ${gives} alone.`;
}
