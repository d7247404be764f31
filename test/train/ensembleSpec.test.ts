import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { AttackSplit } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import type { EnsembleSpec } from '../../src/train/ensembleSpec';
import { referenceSpec } from '../../src/train/trainReferences';
import { targetSpec } from '../../src/train/trainTargets';
import { temporaryStore } from '../models/temporaryStore';

const architecture: Architecture = {
  layers: [{ type: 'dense', units: 3, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 5,
  steps: 7,
};

describe('ensembleSpec', () => {
  temporaryStore();
  const toy = makeToy({ records: 40 });
  const split = new AttackSplit({ dataset: toy, pool: [0, 2, 4, 6], adversary: [11, 12, 15, 19, 30], seed: 3 });
  const spec = (some: Partial<Architecture> = {}, options = {}) =>
    referenceSpec(split, { ...architecture, ...some }, { models: 3, ...options });
  const folder = ({ checkpoints }: EnsembleSpec) => checkpoints!.folder;

  it('is the same with l2: 0 as without l2', () => {
    for (const l2 of [0, undefined]) assert.equal(folder(spec({ l2 })), folder(spec()));
    assert.notEqual(folder(spec({ l2: 1e-9 })), folder(spec()));
  });

  it('is the same with options at their defaults as without them', () => {
    assert.equal(folder(spec({ initialiser: 'glorot', penalised: 'kernels' })), folder(spec()));
    assert.equal(folder(spec({ penalised: 'all' })), folder(spec()), 'nothing is penalised');
    assert.notEqual(folder(spec({ initialiser: 'he' })), folder(spec()));
    assert.notEqual(folder(spec({ l2: 0.1, penalised: 'all' })), folder(spec({ l2: 0.1 })));
  });

  it('is the same in whatever order its architecture is written', () => {
    const turned: Architecture = {
      steps: 7,
      batch: 5,
      rate: 0.01,
      optimiser: 'adam',
      layers: [{ activation: 'tanh', units: 3, type: 'dense' }],
    };
    assert.equal(folder(referenceSpec(split, turned, { models: 3 })), folder(spec()));
  });

  it('does not depend on how many models it has, nor on how many are trained together', () => {
    const more = spec({}, { models: 5, stack: 2 });
    assert.equal(folder(more), folder(spec()));
    assert.deepEqual(more.samples().slice(0, 3), spec().samples());
  });

  it('is another for another trainer, seed, kind, or size of a training set', () => {
    const smaller = new AttackSplit({ dataset: toy, pool: [0, 2], adversary: split.adversary.indices, seed: 3 });
    const folders = [
      spec(),
      spec({}, { trainer: 'stacked' }),
      spec({}, { seed: 4 }),
      targetSpec(split, architecture, { splits: 1 }),
      referenceSpec(smaller, architecture, { models: 3 }),
    ].map(folder);
    assert.equal(new Set(folders).size, 5);
    assert.equal(folder(spec({}, { seed: 3 })), folders[0], "the split's seed is the default");
  });

  it('says in plain text what it depends on', () =>
    assert.deepEqual(Object.keys(spec().checkpoints!.settings).sort(), [
      'architecture',
      'data',
      'kind',
      'records',
      'seed',
      'trainer',
      'trainerVersion',
      'trainingSize',
    ]));

  it('refuses what makes no sense', () => {
    for (const seed of [-1, 0.5, NaN, '7' as unknown as number])
      assert.throws(() => spec({}, { seed }), /seed to be a whole number of at least 0/);
    assert.throws(() => spec({}, { stack: 0 }), /stack to be a whole number of at least 1, got 0/);
    assert.throws(
      () => spec({}, { models: 1 }),
      /models to be a whole number of at least 2, got 1\. One loss is no distribution/,
    );
    assert.throws(
      () => targetSpec(split, architecture, { splits: 0 }),
      /splits to be a whole number of at least 1, got 0/,
    );
    assert.throws(() => spec({}, { store: '/tmp' }), /Expected store to be true, false or a Store/);
    assert.throws(() => spec({ rate: -1 }), /rate/);
    assert.throws(() => spec({ layers: [{ type: 'maxPool', size: 2 }] }), RangeError);
  });
});
