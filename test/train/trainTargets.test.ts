import assert from 'node:assert/strict';
import { loadCancer } from '../../src/data/load/loadCancer';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { trainTargets } from '../../src/train/trainTargets';

const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 1 };
const ascending = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

describe('trainTargets', () => {
  let split: AttackSplit;
  before(async () => {
    split = splitForAttack(await loadCancer(), { pool: 200 });
  });

  it('trains on both halves of 50 halvings, each pool record in exactly half of the models', async () => {
    const { models, kind } = await trainTargets(split, architecture, { store: false });
    assert.equal(kind, 'target');
    assert.equal(models.length, 100);
    for (let i = 0; i < 100; i += 2) {
      assert.deepEqual([models[i].sample.length, models[i + 1].sample.length], [100, 100]);
      assert.deepEqual(ascending([...models[i].sample, ...models[i + 1].sample]), [...split.pool.indices]);
    }
    const times = new Map<number, number>();
    for (const { sample } of models) for (const index of sample) times.set(index, (times.get(index) ?? 0) + 1);
    assert.ok([...split.pool.indices].every(index => times.get(index) === 50));
    assert.equal(new Set(models.map(({ sample }) => String(ascending(sample)))).size, 100);
  });

  it('learns the classes', async () => {
    const { models } = await trainTargets(
      split,
      { ...architecture, rate: 0.05, steps: 60 },
      { splits: 1, store: false },
    );
    // All nine features of the data grow with malignancy.
    for (const {
      weights: [kernel],
    } of models) {
      const lean = Array.from({ length: 9 }, (_, i) => kernel[2 * i + 1] - kernel[2 * i]);
      assert.ok(lean.reduce((sum, value) => sum + value) > 1, 'malignant where features are large');
    }
  });

  it('is decided by the seed; the first halvings are the same however many there are', async () => {
    const train = async (splits: number, seed?: number) =>
      (await trainTargets(split, architecture, { splits, seed, store: false })).models;
    const [two, three, other] = [await train(2), await train(3, 1), await train(2, 2)];
    assert.deepEqual(
      two.map(model => model.sample),
      three.slice(0, 4).map(model => model.sample),
    );
    assert.notDeepEqual(two[0].sample, other[0].sample);
    assert.notDeepEqual(two[0].weights, other[0].weights);
  });

  it('rejects no splits', () =>
    assert.rejects(
      trainTargets(split, architecture, { splits: 0 }),
      /splits to be a whole number of at least 1, got 0/,
    ));

  it('rejects a call that cannot be meant, before anything is drawn or trained', async () => {
    const rejects = (wrong: unknown[], message: RegExp) =>
      assert.rejects(trainTargets(...(wrong as [AttackSplit, Architecture, object])), { name: 'RangeError', message });
    await rejects([split.dataset, architecture], /^Expected split to be an AttackSplit/);
    await rejects([Promise.resolve(split), architecture], /Did you forget await\?/);
    await rejects([split, architecture, { model: 10 }], /an option of trainTargets, got "model"/);
    await rejects([split, architecture, { split: 10 }], /Did you mean splits\?/);
    for (const splits of [39e6, 1e9, 1e15])
      await rejects([split, architecture, { splits }], /splits to be at most 50,000/);
    await rejects([split, architecture, { splits: 1, seed: null }], /seed to be a whole number/);
  });
});
