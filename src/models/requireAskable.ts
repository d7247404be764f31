import { expected } from '../core/check';
import type { Askable, Models } from './models';

/**
 * Checks that models can be asked about inputs that are new to them.
 * @param who needs it, for the error
 * @throws RangeError otherwise
 */
export function requireAskable(models: Models | Askable, who: string): Askable {
  if (!('ask' in models))
    expected(
      `models that can be asked anything new, for ${who}`,
      models.name,
      'They are known by their answers on some records alone: take the models themselves, or a server that has them.',
    );
  return models;
}
