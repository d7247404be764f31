import { expected } from '../../core/check';
import { count } from '../../core/format';
import type { Records } from '../../data/records';
import type { AttackSplit } from '../../data/splitForAttack';
import type { Membership } from './deriveSplit';
import { learnedByAny } from './learnedByAny';

/**
 * Checks a split against what models were trained on.
 * @returns what a reader has to know
 * @throws RangeError for a reference model that was trained on records of the pool
 */
export function checkSplit(
  { pool, adversary, trainingSize }: AttackSplit,
  records: Records,
  references: Membership,
  targets: Membership,
): string[] {
  const learnedOf = (members: Membership, { indices }: Records): number[] => {
    const any = members && learnedByAny(members, records.length);
    const own = new Set(indices);
    return Array.from(records.indices).filter((index, r) => any?.[r] && own.has(index));
  };
  const leaked = learnedOf(references, pool);
  if (leaked.length > 0)
    expected(
      'reference models that were trained on no record of the pool',
      `models trained on record ${leaked[0]}`,
      `So it is with ${leaked.length} of ${pool.length} records of the pool.`,
    );
  const shared = learnedOf(targets, adversary);
  const warnings: string[] = [];
  if (shared.length > 0)
    warnings.push(
      `Targets were trained on ${count(shared.length)} of the adversary's records; these are not attacked.`,
    );
  if (targets) {
    const size = targets.reduce((sum, one) => sum + one, 0) / (targets.length / records.length);
    if (Math.abs(size / trainingSize - 1) > 0.1)
      warnings.push(
        `The targets were trained on ${count(Math.round(size))} of these records each; selections count for training ` +
          `sets of ${count(trainingSize)}, half the pool.`,
      );
  }
  return warnings;
}
