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

  it('rejects a call that cannot be meant, before anything is drawn or trained', async () => {
    const rejects = (wrong: unknown[], message: RegExp) =>
      assert.rejects(trainReferences(...(wrong as [AttackSplit, Architecture, object])), {
        name: 'RangeError',
        message,
      });
    for (const wrong of [undefined, null, 5, split.dataset, split.pool, []])
      await rejects([wrong, architecture], /^Expected split to be an AttackSplit/);
    await rejects([Promise.resolve(split), architecture], /split .*got a promise\. Did you forget await\?/);
    await rejects([split, Promise.resolve(architecture)], /an architecture, got a promise|one with no field/);
    for (const wrong of [undefined, null, 5]) {
      await rejects([split, wrong], /Expected an architecture, got/);
      await rejects([split, wrong, { trainer: 'layers' }], /Expected an architecture, got/);
    }
    await rejects([split, { ...architecture, optimizer: 'adam' }], /Did you mean optimiser\?/);
    await rejects([split, { ...architecture, L2: 0.1 }], /Did you mean l2\?/);
    await rejects(
      [split, architecture, { modles: 10 }],
      /an option of trainReferences, got "modles"\. Did you mean models\?/,
    );
    await rejects([split, architecture, { splits: 10 }], /an option of trainReferences, got "splits"/);
    await rejects([split, architecture, 10], /the options of trainReferences to be an object, got 10/);
    await rejects([split, architecture, null], /the options of trainReferences to be an object, got null/);
    await rejects([split, architecture, { models: 1e9 }], /models to be at most 100,000, got 1000000000/);
    for (const seed of [null, NaN, Infinity, -1, 1.5, '1'])
      await rejects([split, architecture, { seed }], /seed to be a/);
    await rejects([split, architecture, { executor: 5 }], /executor to be an Executor/);
    await rejects([split, architecture, { models: 2, progress: 5 }], /progress to be a Progress/);
    await rejects([split, architecture, { models: 2, signal: 5 }], /signal to be an AbortSignal/);
  });
});
