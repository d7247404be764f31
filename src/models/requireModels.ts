import { expected } from '../core/check';
import { type AnswerKind, answerKinds } from './answers';
import type { Models } from './models';

/**
 * Checks that an argument is models, whosever they are, by what every such object has.
 * @param name of the argument, for messages
 * @throws RangeError otherwise
 */
export function requireModels<M extends Models>(models: M, name = 'models'): M {
  const { name: own, warnings, size, gives, about, members } = (models ?? {}) as Partial<Models>;
  const tells = typeof own === 'string' && Array.isArray(warnings);
  const answers = tells && typeof about === 'function' && typeof members === 'function';
  if (!answers || !Number.isInteger(size) || !answerKinds.includes(gives as AnswerKind))
    expected(
      `${name} to be models that answer`,
      models,
      'trainReferences, recordedModels, served and others make such.',
    );
  return models;
}
