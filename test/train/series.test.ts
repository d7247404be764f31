import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { AttackSplit } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { memoryStore } from '../../src/models/store/memoryStore';
import { type Series, storedModels, storeModel } from '../../src/train/series';
import { referenceSeries } from '../../src/train/trainReferences';
import { targetSeries } from '../../src/train/trainTargets';
import { temporaryStore } from '../models/temporaryStore';

const architecture: Architecture = {
  layers: [{ type: 'dense', units: 3, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 5,
  steps: 7,
};

describe('a series of models', () => {
  temporaryStore();
  const toy = makeToy({ records: 40 });
  const split = new AttackSplit({ dataset: toy, pool: [0, 2, 4, 6], adversary: [11, 12, 15, 19, 30], seed: 3 });
  const series = (some: Partial<Architecture> = {}, options = {}) =>
    referenceSeries(split, { ...architecture, ...some }, { models: 3, ...options });
  const folder = ({ store }: Series) => store!.folder;

  it('is the same with l2: 0 as without l2', () => {
    for (const l2 of [0, undefined]) assert.equal(folder(series({ l2 })), folder(series()));
    assert.notEqual(folder(series({ l2: 1e-9 })), folder(series()));
  });

  it('is the same in whatever order its architecture is written', () => {
    const turned: Architecture = {
      steps: 7,
      batch: 5,
      rate: 0.01,
      optimiser: 'adam',
      layers: [{ activation: 'tanh', units: 3, type: 'dense' }],
    };
    assert.equal(folder(referenceSeries(split, turned, { models: 3 })), folder(series()));
  });

  it('does not depend on how many models it has, nor on how many are trained together', () => {
    const more = series({}, { models: 5, stack: 2 });
    assert.equal(folder(more), folder(series()));
    assert.deepEqual(more.samples.slice(0, 3), series().samples);
  });

  it('is another for another trainer, seed, kind, or size of a training set', () => {
    const smaller = new AttackSplit({ dataset: toy, pool: [0, 2], adversary: split.adversary.indices, seed: 3 });
    const folders = [
      series(),
      series({}, { trainer: 'stacked' }),
      series({}, { seed: 4 }),
      targetSeries(split, architecture, { splits: 1 }),
      referenceSeries(smaller, architecture, { models: 3 }),
    ].map(folder);
    assert.equal(new Set(folders).size, 5);
    assert.equal(folder(series({}, { seed: 3 })), folders[0], "the split's seed is the default");
  });

  it('is kept in the store that is handed in, and nowhere else', () => {
    const store = memoryStore();
    const one = series({}, { store });
    storeModel(one, 1, { sample: one.trainedOn[1], weights: [6, 3, 6, 2].map(length => new Float32Array(length)) });
    assert.deepEqual(
      store.list('').map(({ key }) => key),
      ['settings.json', '1.safetensors'].map(name => `${one.store!.id}/${name}`),
    );
    assert.equal(folder(one), one.store!.id);
    assert.deepEqual(storedModels(series({}, { store })).map(Boolean), [false, true, false]);
    assert.deepEqual(storedModels(series()).map(Boolean), [false, false, false]);
    assert.throws(() => series({}, { store: '/tmp' }), /Expected store to be true, false or a Store/);
  });

  it('says in plain text what it depends on', () =>
    assert.deepEqual(Object.keys(series().store!.settings).sort(), [
      'architecture',
      'data',
      'kind',
      'records',
      'seed',
      'trainer',
      'trainerVersion',
      'trainingSize',
    ]));

  it('gives back the models that were stored, with places for the others', () => {
    const one = series();
    assert.deepEqual(storedModels(one), [undefined, undefined, undefined]);
    const weights = [6, 3, 6, 2].map(length => new Float32Array(length).map(Math.random));
    storeModel(one, 1, { sample: one.trainedOn[1], weights });
    assert.deepEqual(storedModels(series()), [undefined, { sample: one.trainedOn[1], weights }, undefined]);
    assert.ok(one.trainedOn[1].every(index => split.adversary.indices.includes(index)));
  });

  it('does not use a model that was trained on other records', () => {
    const one = series();
    const weights = [6, 3, 6, 2].map(length => new Float32Array(length));
    storeModel(one, 0, { sample: one.trainedOn[0].map(index => (index === 11 ? 12 : 11)), weights });
    storeModel(one, 1, { sample: one.trainedOn[1].slice(1), weights });
    assert.deepEqual(storedModels(series()), [undefined, undefined, undefined]);
  });

  it('refuses what makes no sense', () => {
    for (const seed of [-1, 0.5, NaN, '7' as unknown as number])
      assert.throws(() => series({}, { seed }), /seed to be a whole number of at least 0/);
    assert.throws(() => series({}, { stack: 0 }), /stack to be a whole number of at least 1, got 0/);
    assert.throws(
      () => series({}, { models: 1 }),
      /models to be a whole number of at least 2, got 1\. One loss is no distribution/,
    );
    assert.throws(
      () => targetSeries(split, architecture, { splits: 0 }),
      /splits to be a whole number of at least 1, got 0/,
    );
    assert.throws(() => series({ rate: -1 }), /rate/);
    assert.throws(() => series({ layers: [{ type: 'maxPool', size: 2 }] }), RangeError);
  });
});
