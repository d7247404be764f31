import type { AttackResult } from '../attack/result';
import { ShadowResult } from '../attack/shadow/result';
import { expected } from '../core/check';

/** Checks that a result has p-values, which 1 − confidence of the earlier attack is not. @throws RangeError otherwise */
export function checkPValues(result: AttackResult): void {
  if (result instanceof ShadowResult)
    expected(
      'a result with p-values',
      `1 − confidence of ${result.name}`,
      'Attack the same records with attackDirectly.',
    );
}
