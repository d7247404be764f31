import { checkCount, checkSeed, expected } from '../core/check';
import { randomFor } from '../core/random';
import { checkSplit } from './attackSplit';
import type { AttackSplit } from './splitForAttack';

/**
 * Random parts of the pool: each record is in or out by a fair coin of its own, so that of who is in nothing follows
 * for anybody else, as audits in one run need it. Parts differ in size: of n records n/2 ± √n/2. Part i depends on the
 * seed and i only, not on `count`.
 * @param count by default 100, as many as 50 halvings make
 * @param seed by default the split's
 * @returns for each part its records, as indices into the dataset in ascending order
 * @throws RangeError for a pool that is so small that a part is empty
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * coins(split, 3).map(part => part.length); // => [9, 9, 11]
 */
export function coins(split: AttackSplit, count = 100, seed?: number): Int32Array[] {
  const { seed: ofSplit, pool } = checkSplit('split', split);
  checkCount('count', count, 1, Math.floor(mostIndices / pool.length), 'All parts are kept in memory.');
  const from = checkSeed(seed === undefined ? ofSplit : seed);
  return Array.from({ length: count }, (_, i) => {
    const random = randomFor(from, 'coins', i);
    const part = pool.indices.filter(() => random.uniform() < 0.5);
    if (part.length === 0)
      expected('a pool so large that coins leave no target without records', pool.length, 'Make it larger.');
    return part;
  });
}

/** Of all parts together: 4 GB. */
const mostIndices = 1e9;
