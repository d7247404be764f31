import type { PValues, Scores } from '../attack/result';
import { expected } from '../core/check';

/**
 * Checks that a result has p-values. TypeScript refuses others; this is for callers without it. @throws RangeError
 * otherwise
 */
export function checkPValues(result: Scores): asserts result is PValues {
  if (!result.p)
    expected('a result with p-values', `the scores of ${result.name}`, 'Attack the same records with attackDirectly.');
}
