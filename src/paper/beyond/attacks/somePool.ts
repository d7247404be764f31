import { randomFor, shuffle } from '../../../core/random';
import { Records } from '../../../data/records';
import type { AttackSplit } from '../../../data/splitForAttack';

const ENOUGH = 2000;

/**
 * Records of the pool, drawn by the split's seed: all, but no more than 2,000. Attacks on these take a tenth of the
 * time that a whole pool takes, and tell as much where splits or numbers of references are compared.
 */
export function somePool({ pool, seed }: AttackSplit): Records {
  if (pool.length <= ENOUGH) return pool;
  const some = shuffle(pool.indices.slice(), randomFor(seed, 'attacked part')).slice(0, ENOUGH).sort();
  return new Records(pool.dataset, some);
}
