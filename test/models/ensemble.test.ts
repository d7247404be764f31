import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { AttackSplit } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { Ensemble } from '../../src/models/ensemble';
import { accuracies } from '../../src/models/logits';
import { computeLogits } from './computeLogits';
import { trained } from './trained';

describe('Ensemble', () => {
  const toy = makeToy({ records: 40 });
  const split = new AttackSplit({ dataset: toy, pool: [0, 1, 2, 3], adversary: [4, 5, 6] });
  const architecture: Architecture = {
    layers: [{ type: 'dense', units: 4, activation: 'tanh' }, { type: 'flatten' }],
    optimiser: 'adam',
    rate: 0.01,
    batch: 10,
    steps: 20,
  };
  let ensemble: Ensemble;
  before(async () => {
    const weights = await trained(toy, architecture, [0, 1]);
    ensemble = new Ensemble(
      'reference',
      split,
      architecture,
      weights.map(one => ({ sample: Int32Array.of(4, 5), weights: one })),
    );
  });

  it('computes the logits of a set of records once', () => {
    const logits = ensemble.logits(split.pool);
    assert.equal(ensemble.logits(split.pool), logits);
    assert.deepEqual(
      logits,
      computeLogits(
        architecture,
        ensemble.models.map(model => model.weights),
        split.pool,
      ),
    );
    const two = new Records(toy, [1, 1]);
    const wanted = [0, 1].flatMap(m => [1, 1].flatMap(() => [...logits.values.subarray(m * 8 + 2, m * 8 + 4)]));
    ensemble.logits(two).values.forEach((value, i) => assert.ok(Math.abs(value - wanted[i]) < 1e-6));
  });

  it('has the accuracies of its logits', () =>
    assert.deepEqual(ensemble.accuracies(split.pool), accuracies(ensemble.logits(split.pool), split.pool.labels())));

  it('prints as one line', () => {
    assert.equal(inspect(ensemble), '2 reference models on toy (4-flatten; adam 0.01, 20 steps of 10; 2 records each)');
    assert.match(
      inspect(new Ensemble('target', split, { ...architecture, layers: [] }, [])),
      /^0 target models on toy \(no hidden layer;/,
    );
  });

  it('refuses what is no records, no inputs, or no positions of models', () => {
    for (const wrong of [null, 5, [0, 1], split, ensemble])
      for (const ask of [
        () => ensemble.logits(wrong as never),
        () => ensemble.about(wrong as never, 'losses'),
        () => ensemble.members(wrong as never),
        () => ensemble.accuracies(wrong as never),
      ])
        assert.throws(ask, { name: 'RangeError', message: /^Expected records to be Records/ });
    assert.throws(() => ensemble.logits(split as never), /Take its `pool`/);
    assert.throws(() => ensemble.members(new Records(makeToy({ records: 40 }), [0])), /records of another data set/);
    for (const wrong of [[2], [-1], [0.5], ['0'], 0])
      assert.throws(() => ensemble.only(wrong as number[]), /^RangeError: Expected positions/);
    assert.throws(() => ensemble.logitsOn([[1, 2, 3]]), /2 features, as toy has, got 3/);
    assert.throws(() => ensemble.logitsOn([[1, 2], [2]]), /2 values in inputs\[1\]/);
  });

  it('takes inputs as rows, too', () => {
    const { values, width } = split.pool.features();
    const rows = Array.from({ length: 4 }, (_, r) => values.slice(r * width, (r + 1) * width));
    assert.deepEqual(ensemble.logitsOn(rows), ensemble.logitsOn({ values, width }));
  });

  it('has to say where there are few records to train on, for as many models as there are', () => {
    assert.match(ensemble.warnings.join(), /^A batch of 10 is larger than the 2 records that each of the reference/);
    assert.deepEqual(ensemble.only([0]).warnings, ensemble.warnings);
  });
});
