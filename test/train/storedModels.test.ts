import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { AttackSplit } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { memoryStore } from '../../src/models/store/memoryStore';
import type { EnsembleOptions } from '../../src/train/ensembleSpec';
import { keepingOf, storedModels, storeModel } from '../../src/train/storedModels';
import type { Trained, Trainer } from '../../src/train/trainer';
import { referenceSpec } from '../../src/train/trainReferences';
import { temporaryStore } from '../models/temporaryStore';

const architecture: Architecture = {
  layers: [{ type: 'dense', units: 3, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 5,
  steps: 7,
};

const put = (spec: ReturnType<typeof referenceSpec>, i: number, trained: Trained) =>
  storeModel(keepingOf(spec), i, spec.trainedOn()[i], trained);

describe('stored models', () => {
  temporaryStore();
  const toy = makeToy({ records: 40 });
  const split = new AttackSplit({ dataset: toy, pool: [0, 2, 4, 6], adversary: [11, 12, 15, 19, 30], seed: 3 });
  const spec = (options: EnsembleOptions = {}) => referenceSpec(split, architecture, { models: 3, ...options });

  it('come back, with places for the others', () => {
    const one = spec();
    assert.deepEqual(storedModels(one), [undefined, undefined, undefined]);
    const weights = [6, 3, 6, 2].map(length => new Float32Array(length).map(Math.random));
    put(one, 1, { weights, logits: [] });
    assert.deepEqual(storedModels(spec()), [undefined, { sample: one.trainedOn()[1], weights }, undefined]);
    assert.ok(one.trainedOn()[1].every(index => split.adversary.indices.includes(index)));
  });

  it('are of no use when they were trained on other records', () => {
    const one = spec();
    const weights = [6, 3, 6, 2].map(length => new Float32Array(length));
    const other = one.trainedOn().map(sample => sample.map(index => (index === 11 ? 12 : 11)));
    put({ ...one, trainedOn: () => other }, 0, { weights, logits: [] });
    put({ ...one, trainedOn: () => one.trainedOn().map(sample => sample.slice(1)) }, 1, { weights, logits: [] });
    assert.deepEqual(storedModels(spec()), [undefined, undefined, undefined]);
  });

  it('are of no use without a tensor, or with one of another shape, which is said', () => {
    const one = spec();
    const whole = () => ({
      ...Object.fromEntries(
        [[2, 3], [3], [3, 2], [2]].map((shape, at) => [
          at,
          { shape, values: new Float32Array(shape[0] * (shape[1] ?? 1)) },
        ]),
      ),
      sample: { shape: [one.trainedOn()[0].length], values: one.trainedOn()[0] },
    });
    const damages: [string, (tensors: Record<string, { shape: number[] }>) => void, RegExp][] = [
      ['no sample', tensors => delete tensors.sample, /it has no tensor sample/],
      ['no bias', tensors => delete tensors[3], /it has no tensor 3/],
      ['no kernel', tensors => delete tensors[0], /it has no tensor 0/],
      ['turned', tensors => void tensors[0].shape.reverse(), /its tensor 0 is of shape \[3,2\], not \[2,3\]/],
    ];
    one.checkpoints!.save(0, whole());
    assert.ok(storedModels(spec())[0]);
    for (const [name, damage, message] of damages) {
      const tensors = whole();
      damage(tensors);
      one.checkpoints!.save(0, tensors);
      const again = spec();
      assert.equal(storedModels(again)[0], undefined, name);
      assert.match(again.checkpoints!.warnings[0], message, name);
    }
  });

  it('are kept in the store that is handed in, and nowhere else', () => {
    const store = memoryStore();
    const one = spec({ store });
    put(one, 1, { weights: [6, 3, 6, 2].map(length => new Float32Array(length)), logits: [] });
    assert.deepEqual(
      store.list('').map(({ key }) => key),
      ['settings.json', '1.safetensors'].map(name => `${one.checkpoints!.id}/${name}`),
    );
    assert.equal(one.checkpoints!.folder, one.checkpoints!.id);
    assert.deepEqual(storedModels(spec({ store })).map(Boolean), [false, true, false]);
    assert.deepEqual(storedModels(spec()).map(Boolean), [false, false, false]);
  });

  it('of a trainer that keeps its weights are there when all their logits are', () => {
    const trainer: Trainer = {
      name: 'test: keeps weights',
      version: 1,
      gives: 'logits',
      check: () => {},
      train: async () => {},
    };
    const one = spec({ trainer });
    const logits = [new Float32Array(8).fill(0.5), new Float32Array(10).fill(2)];
    put(one, 0, { logits });
    assert.deepEqual(storedModels(spec({ trainer }))[0], { sample: one.trainedOn()[0], weights: [] });
    const store = one.checkpoints!.store;
    const [last] = store.list(one.checkpoints!.id).filter(({ key }) => /\/0\.\w+\.safetensors$/.test(key));
    store.delete(last.key);
    assert.deepEqual(storedModels(spec({ trainer })), [undefined, undefined, undefined]);
  });
});
