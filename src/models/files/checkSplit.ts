import { expected } from '../../core/check';
import { count, percent } from '../../core/format';
import { recordName } from '../../data/recordName';
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
      `models trained on ${recordName(records.dataset, leaked[0])}`,
      `So it is with ${leaked.length} of ${pool.length} records.`,
    );
  const shared = learnedOf(targets, adversary);
  const warnings: string[] = [];
  if (shared.length > 0)
    warnings.push(
      `Targets were trained on ${count(shared.length)} of the adversary's records; these are not attacked.`,
    );
  const share = targets && shareOf(pool, records, targets);
  if (share !== undefined && Math.abs(share - 0.5) > 0.05)
    warnings.push(
      `The targets were trained on ${percent(share, 0)} of the pool; selections count for training sets of half of ` +
        `it, ${count(trainingSize)} records.`,
    );
  return warnings;
}

/** The share of the pool that a target was trained on, on average; undefined where not all of the pool is known. */
function shareOf(pool: Records, records: Records, members: Uint8Array): number | undefined {
  const own = new Set(pool.indices);
  const inPool = records.indices.map(index => Number(own.has(index)));
  if (inPool.reduce((sum, one) => sum + one, 0) < pool.length) return undefined;
  const learned = members.reduce((sum, one, i) => sum + one * inPool[i % records.length], 0);
  return learned / (members.length / records.length) / pool.length;
}
