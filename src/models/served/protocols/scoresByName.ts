import type { RecordAnswer } from '../../asked/recordAnswer';
import { ServerError } from '../serverError';

/** What a server says of some classes, by their names. @throws ServerError for a name that comes twice */
export function scoresByName(named: readonly (readonly [name: string, score: number])[]): RecordAnswer {
  const scores = Object.fromEntries(named);
  if (Object.keys(scores).length < named.length)
    throw new ServerError(`Expected each class once in an answer, got ${named.map(([name]) => name).join(', ')}.`);
  return { scores };
}
