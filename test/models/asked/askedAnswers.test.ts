import assert from 'node:assert/strict';
import { makeToy } from '../../../src/data/load/makeToy';
import { Records } from '../../../src/data/records';
import { AskedAnswers } from '../../../src/models/asked/askedAnswers';
import { widthOf } from '../../../src/models/asked/interpret';
import { KnownAnswers } from '../../../src/models/asked/knownAnswers';
import { Questions } from '../../../src/models/asked/questions';

const dataset = makeToy();
const questions = new Questions(dataset);
const records = new Records(dataset, [3, 1, 3]);
const keys = questions.keys(records.features());

const asking = (gives: 'probabilities' | 'label') => {
  const known = new KnownAnswers(2, widthOf(gives, 2));
  return { known, asked: new AskedAnswers('two models', gives, dataset, questions, known) };
};

describe('AskedAnswers', () => {
  it('are at hand for records by the content of the question, each model with its own', () => {
    const { known, asked } = asking('probabilities');
    assert.equal(keys[0], keys[2]);
    assert.deepEqual(asked.missing(keys), [
      [0, 1],
      [0, 1],
    ]);
    known.putAll(0, keys.slice(0, 2), Float64Array.of(0.1, 0.9, 0.2, 0.8));
    known.putAll(1, keys.slice(1, 2), Float64Array.of(0.3, 0.7));
    assert.deepEqual(asked.missing(keys), [[], [0]]);
    assert.throws(
      () => asked.about(records, 'probabilities'),
      /records that two models was asked about, got "record 3"\. Ask first: await gmia\.ask\(models, records\)/,
    );
    known.putAll(1, keys.slice(0, 1), Float64Array.of(0.4, 0.6));
    const { values, ...rest } = asked.about(records, 'probabilities');
    assert.deepEqual([...values], [0.1, 0.9, 0.2, 0.8, 0.1, 0.9, 0.4, 0.6, 0.3, 0.7, 0.4, 0.6]);
    assert.deepEqual(rest, { kind: 'probabilities', models: 2, records: 3, classes: 2 });
    assert.deepEqual(asked.answers(keys).values, values);
    assert.deepEqual([...asked.about(records, 'label').values], [1, 1, 1, 1, 1, 1]);
    assert.throws(() => asked.about(new Records(makeToy(), [1]), 'label'), /records of another dataset/);
  });

  it('have one number for each label', () => {
    const { known, asked } = asking('label');
    for (const model of [0, 1]) known.putAll(model, keys, Float64Array.of(model, 1, model));
    assert.deepEqual([...asked.about(records, 'label').values], [0, 1, 0, 1, 1, 1]);
    assert.throws(() => asked.about(records, 'losses'), /models that give losses, got "label by two models"/);
  });
});
