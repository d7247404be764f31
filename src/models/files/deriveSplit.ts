import { count } from '../../core/format';
import type { Records } from '../../data/records';
import { AttackSplit } from '../../data/splitForAttack';
import { learnedByAny } from './learnedByAny';

/** Who was trained on what, `[models × records]`. */
export type Membership = Uint8Array | undefined;

/** A split, where there is one; and what has to be said about it, or why there is none. */
export interface DerivedSplit {
  split?: AttackSplit;
  warnings: string[];
}

/**
 * Derives who holds which records from what models were trained on: the records that some reference model was trained
 * on are the adversary's, all others are the pool. Of an odd number of others the last is left out, for the pool is
 * halved.
 * @param records whom the membership is about
 */
export function deriveSplit(records: Records, references: Membership): DerivedSplit {
  const none = (why: string): DerivedSplit => ({ warnings: [`It is not known who holds which records: ${why}.`] });
  if (!references) return none('files do not say what the reference models were trained on');
  const learned = learnedByAny(references, records.length);
  const adversary = records.indices.filter((_, r) => learned[r]).sort();
  const others = records.indices.filter((_, r) => !learned[r]).sort();
  if (adversary.length === 0) return none('no reference model was trained on any of these');
  if (others.length < 2) return none(`reference models were trained on all of these but ${others.length}`);
  const pool = others.subarray(0, others.length - (others.length % 2));
  const odd = pool.length < others.length ? ' One record is left out, so that the pool can be halved.' : '';
  return {
    split: new AttackSplit({ dataset: records.dataset, pool, adversary }),
    warnings: [
      `Who holds which records was derived: the ${count(adversary.length)} that some reference model was trained on ` +
        `are the adversary's, the ${count(pool.length)} others are the pool.${odd}`,
    ],
  };
}
