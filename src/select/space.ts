import { expected } from '../core/check';
import type { Matrix } from '../core/matrix';
import { checkRecords, type Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';

/** What a selection compares records by. Neighbours are those of the adversary's records that are near in it. */
export interface Space {
  readonly split: AttackSplit;
  /** What a reader of a selection has to know. */
  readonly warnings: readonly string[];
  /** What cosine distances are taken of, `[records × width]`. */
  features(records: Records): Matrix;
  /** Numbers about records that follow from the space alone: computed, or kept from an earlier run. */
  remember<T extends Int32Array | Float64Array>(records: Records, name: string, compute: () => T): T;
}

/** 1 for each record that is among the adversary's, and so at distance 0 from itself. */
export function ownMatches({ adversary }: AttackSplit, records: Records): Uint8Array {
  const theirs = new Set(adversary.indices);
  return Uint8Array.from(records.indices, index => Number(theirs.has(index)));
}

/**
 * Checks that records are of the data that was split.
 * @param whose words for that data, in the error
 * @throws RangeError otherwise
 */
export function checkOfSplit(records: Records, split: AttackSplit, whose: string): void {
  const { dataset } = checkRecords('records', records);
  if (dataset !== split.dataset)
    expected(
      `records of ${whose}`,
      `records of ${dataset.name === split.dataset.name ? 'another load of it' : dataset.name}`,
      'Take them from the same split.',
    );
}
