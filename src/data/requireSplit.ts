import { expected } from '../core/check';
import type { AttackSplit } from './attackSplit';
import { Records } from './records';

/**
 * Checks that an argument is a split of a data set.
 * @param name of the argument, for messages
 * @throws RangeError otherwise
 */
export function requireSplit(split: AttackSplit, name = 'split'): AttackSplit {
  const { pool, adversary } = (split ?? {}) as Partial<AttackSplit>;
  if (!(pool instanceof Records && adversary instanceof Records))
    expected(`${name} to be an AttackSplit`, split, 'splitForAttack(dataset, { pool }) makes one.');
  return split;
}
