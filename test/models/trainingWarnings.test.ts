import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { AttackSplit } from '../../src/data/splitForAttack';
import { trainingWarnings } from '../../src/models/trainingWarnings';

const dataset = makeToy({ records: 40 });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const splitOf = (pool: number, adversary: number) =>
  new AttackSplit({ dataset, pool: range(0, pool), adversary: range(pool, pool + adversary) });

describe('trainingWarnings', () => {
  it('are about reference models of an adversary that has fewer records than a target is trained on', () => {
    const few = splitOf(20, 9);
    assert.match(trainingWarnings('reference', few, {})[0], /^The adversary has 9 records, fewer than the 10 that/);
    assert.deepEqual(trainingWarnings('target', few, {}), []);
    assert.deepEqual(trainingWarnings('reference', splitOf(20, 10), {}), []);
  });

  it('are about batches that are larger than the training set', () => {
    const split = splitOf(20, 20);
    for (const kind of ['reference', 'target'] as const) {
      const [warning, ...others] = trainingWarnings(kind, split, { batch: 11 } as object);
      assert.match(warning, new RegExp(`^A batch of 11 is larger than the 10 records that each of the ${kind} models`));
      assert.deepEqual(others, []);
      assert.deepEqual(trainingWarnings(kind, split, { batch: 10 } as object), []);
    }
  });
});
