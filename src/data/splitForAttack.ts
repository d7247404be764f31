import { checkCount, checkInteger, checkSeed, expected } from '../core/check';
import { checkOptions } from '../core/checkOptions';
import { count } from '../core/format';
import { randomFor, shuffle } from '../core/random';
import { AttackSplit, checkPoolSize, checkSplit } from './attackSplit';
import type { Dataset } from './dataset';
import { checkDatasetShape } from './datasetShape';

export { AttackSplit };

/**
 * Splits the records at random into a pool and the adversary's records (paper section 5.2: Adult 20,000 and 28,842,
 * Cancer 200 and 499, MNIST 20,000 and 40,000). The two sets are disjoint and listed in the order of the dataset.
 *
 * @param options.pool how many records the targets are drawn from; even, for the pool is halved
 * @param options.adversary how many the adversary has; by default all that remain
 * @param options.seed decides the split; by default 1. The pool is the same for every size of `adversary`.
 * @example
 * const split = splitForAttack(await loadCancer(), { pool: 200, seed: 1 });
 * split.pool.length; // => 200
 * split.adversary.length; // => 499
 * split.trainingSize; // => 100
 */
export function splitForAttack(
  dataset: Dataset,
  options: { pool: number; adversary?: number; seed?: number },
): AttackSplit {
  const size = checkDatasetShape('dataset', dataset).labels.length;
  checkOptions('splitForAttack', options, { pool: true, adversary: true, seed: true });
  const {
    pool,
    adversary,
    seed = 1,
  } = options ?? expected('the option pool of splitForAttack', 'none', '{ pool: 200 }');
  checkPoolSize(pool);
  checkSeed(seed);
  if (pool >= size)
    expected(`pool to be less than the ${count(size)} records of ${dataset.name}`, pool, 'The adversary needs some.');
  const given = checkInteger('adversary', adversary === undefined ? size - pool : adversary, 1);
  if (pool + given > size)
    expected(`adversary to be at most ${count(size - pool)}, what the pool leaves of ${dataset.name}`, given);
  const order = shuffle(
    Int32Array.from({ length: size }, (_, i) => i),
    randomFor(seed, 'split'),
  );
  return new AttackSplit({
    dataset,
    seed,
    pool: order.slice(0, pool).sort(),
    adversary: order.slice(pool, pool + given).sort(),
  });
}

/**
 * Random halvings of the pool (paper section 5.1): each half trains one target model, so a pool record is a member of
 * exactly `count` of the 2 · `count` targets. Halving i depends on the seed and i only, not on `count`.
 *
 * @param count by default 50, the paper's
 * @param seed by default the split's
 * @returns for each halving its two halves, as indices into the dataset in ascending order
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const [[left, right]] = halvings(split, 1);
 * [left.length, right.length]; // => [10, 10]
 */
export function halvings(split: AttackSplit, count = 50, seed?: number): [Int32Array, Int32Array][] {
  const { seed: ofSplit, pool } = checkSplit('split', split);
  checkCount('count', count, 1, Math.floor(mostIndices / pool.length), 'All halvings are kept in memory.');
  const from = checkSeed(seed === undefined ? ofSplit : seed);
  const half = split.trainingSize;
  return Array.from({ length: count }, (_, i) => {
    const order = shuffle(split.pool.indices.slice(), randomFor(from, 'halving', i));
    return [order.slice(0, half).sort(), order.slice(half).sort()];
  });
}

/** Of all halvings together: 4 GB. */
const mostIndices = 1e9;
