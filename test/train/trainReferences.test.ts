import assert from 'node:assert/strict';
import { loadCancer } from '../../src/data/load/loadCancer';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { trainReferences } from '../../src/train/trainReferences';
import { assertClose } from '../models/trained';

const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 1 };

describe('trainReferences', () => {
  let split: AttackSplit;
  before(async () => {
    split = splitForAttack(await loadCancer(), { pool: 200 });
  });

  it('draws each sample with replacement from all of the adversary’s records', async () => {
    const { models, kind } = await trainReferences(split, architecture, { store: false });
    assert.equal(kind, 'reference');
    assert.equal(models.length, 100);
    const own = new Set(split.adversary.indices);
    const times = new Map<number, number>();
    let distinct = 0;
    for (const { sample } of models) {
      assert.equal(sample.length, 100);
      assert.ok(sample.every(index => own.has(index)));
      distinct += new Set(sample).size / models.length;
      sample.forEach(index => times.set(index, (times.get(index) ?? 0) + 1));
    }
    // 100 draws of 499 touch 499 · (1 − (498/499)^100) = 90.7 records; standard deviation below 3 for one model.
    assert.ok(Math.abs(distinct - 90.7) < 1.2, `${distinct} distinct records`);
    // Binomial(10,000, 1/499): mean 20, standard deviation 4.5; 5 of them.
    assert.ok([...own].every(index => Math.abs((times.get(index) ?? 0) - 20.04) < 22.4));
  });

  it('gives the same models for a seed, others for another; the split’s seed is the default', async () => {
    const train = async (seed?: number) =>
      (await trainReferences(split, architecture, { models: 3, store: false, seed })).models;
    const [first, other, seventh] = [await train(), await train(1), await train(7)];
    assert.deepEqual(first, other);
    first.forEach(({ sample, weights }, i) => {
      assert.notDeepEqual(sample, seventh[i].sample);
      assert.notDeepEqual(weights, seventh[i].weights);
      assert.notDeepEqual(sample, first[(i + 1) % 3].sample);
    });
  });

  it('gives model i whatever k and the size of a stack are', async () => {
    const longer = { ...architecture, steps: 40 };
    const [five, two] = [
      await trainReferences(split, longer, { models: 5, store: false, trainer: 'layers', stack: 3 }),
      await trainReferences(split, longer, { models: 2, store: false }),
    ];
    two.models.forEach(({ sample }, i) => assert.deepEqual(sample, five.models[i].sample));
    assertClose(
      five.models.slice(0, 2).map(model => model.weights),
      two.models.map(model => model.weights),
      1e-4,
    );
  });

  it('rejects fewer than two models and what does not fit', async () => {
    const rejects = (options: object, message: RegExp, given: Architecture = architecture) =>
      assert.rejects(trainReferences(split, given, { store: false, ...options }), { name: 'RangeError', message });
    await rejects({ models: 1 }, /models to be a whole number of at least 2, got 1\. One loss is no distribution/);
    await rejects({ models: 2.5 }, /models .* got 2\.5/);
    await rejects({ seed: -1 }, /seed .* got -1/);
    await rejects({ models: 2, trainer: 'layers', stack: 0 }, /stack to be a whole number of at least 1, got 0/);
    await rejects({ models: 2 }, /architecture\.steps/, { ...architecture, steps: 0 });
    await rejects({ models: 2 }, /images before a conv2d layer/, {
      ...architecture,
      layers: [{ type: 'conv2d', filters: 1, kernel: 3, activation: 'relu' }],
    });
  });
});
