import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { memoryStore } from '../../src/models/store/memoryStore';
import { referenceSpec, trainReferences } from '../../src/train/trainReferences';

const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 5, steps: 2 };
const splitOf = (adversary: number) => splitForAttack(makeToy({ records: 60 }), { pool: 20, adversary });
const sets = (split: AttackSplit, options: object) =>
  referenceSpec(split, architecture, { models: 6, store: false, ...options });

describe('the samples of reference models', () => {
  it('as subsets have no record twice, as bootstrap samples they do', () => {
    const distinct = (sampling: 'bootstrap' | 'subset') =>
      sets(splitOf(12), { sampling })
        .trainedOn()
        .map(sample => new Set(sample).size);
    assert.deepEqual(distinct('subset'), [10, 10, 10, 10, 10, 10]);
    assert.ok(distinct('bootstrap').every(size => size < 10));
  });

  it('of blocks are disjoint within a partition, and a model does not depend on how many there are', () => {
    const split = splitOf(35);
    const own = new Set(split.adversary.indices);
    const { trainedOn: draw, kind, size } = sets(split, { blocks: 7 }).blocks!;
    assert.deepEqual([kind, size], ['block', 7]);
    const trainedOn = draw();
    assert.equal(trainedOn.length, 7);
    for (const partition of [trainedOn.slice(0, 3), trainedOn.slice(3, 6)])
      assert.equal(new Set(partition.flatMap(sample => [...sample])).size, 30);
    assert.ok(trainedOn.every(sample => sample.length === 10 && sample.every(index => own.has(index))));
    assert.notDeepEqual(trainedOn[0], trainedOn[3]);
    assert.deepEqual(sets(split, { blocks: 4 }).blocks!.trainedOn(), trainedOn.slice(0, 4));
  });

  it('refuses what there are no records for', () => {
    const message = (options: object, adversary: number) => {
      try {
        sets(splitOf(adversary), options);
      } catch (error) {
        return (error as Error).message;
      }
      return undefined;
    };
    assert.equal(message({ blocks: 2 }, 20), undefined);
    assert.match(message({ blocks: 2 }, 19)!, /at least 20 records of the adversary for blocks.*got 19.*'finite'/);
    assert.match(message({ blocks: 1 }, 20)!, /blocks to be a whole number of at least 2, got 1/);
    assert.match(message({ blocks: 2.5 }, 20)!, /blocks/);
    assert.equal(message({ sampling: 'subset' }, 10), undefined);
    assert.match(message({ sampling: 'subset' }, 9)!, /at least 10 records of the adversary.*got 9/);
    assert.match(message({ sampling: 'jackknife' }, 20)!, /sampling to be one of bootstrap, subset, got "jackknife"/);
  });

  it('decide what the store has: bootstrap models under the key of old, subsets and blocks under others', async () => {
    const store = memoryStore();
    const split = splitOf(40);
    const keys = (options: object) => {
      const { checkpoints, blocks } = referenceSpec(split, architecture, { models: 2, store, ...options });
      return [checkpoints?.id, blocks?.checkpoints?.id];
    };
    const [plain] = keys({});
    assert.equal(keys({ sampling: 'bootstrap' })[0], plain);
    const [subset, blocks] = keys({ sampling: 'subset', blocks: 4 });
    assert.equal(new Set([plain, subset, blocks]).size, 3);
    assert.deepEqual(keys({ blocks: 8 }), [plain, blocks]);
  });
});

describe('trainReferences with blocks', () => {
  it('trains them along, keeps them, and finds them again', async () => {
    const store = memoryStore();
    const split = splitOf(40);
    const plans: string[] = [];
    const progress = {
      plan: ({ parts }: { parts: { kind: string; total: number; stored: number }[] }) => {
        plans.push(parts.map(({ kind, total, stored }) => `${total} ${kind} (${stored})`).join(', '));
      },
    };
    const train = (blocks?: number) =>
      trainReferences(split, architecture, { models: 3, sampling: 'subset', blocks, store, progress });
    const first = await train(4);
    const again = await train(6);
    await train(6);
    assert.equal(plans[plans.length - 1], '3 reference (3), 6 block (6)');
    assert.equal(first.name, '3 reference models on toy');
    assert.equal(first.blocks!.name, '4 block models on toy');
    assert.equal(first.sampling, 'subset');
    assert.deepEqual(
      again.blocks!.models.slice(0, 4).map(({ weights }) => weights),
      first.blocks!.models.map(({ weights }) => weights),
    );
    assert.equal((await train()).blocks, undefined);
    assert.equal(first.only([0, 1]).blocks, first.blocks);
    assert.equal(first.only([0, 1]).sampling, 'subset');
  });
});
