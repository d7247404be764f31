import assert from 'node:assert/strict';
import { type AnswerKind, type Answers, answersAs, asMatrix, follows } from '../../src/models/answers';
import { logLosses } from '../../src/models/losses';

/** Two models on two records of three classes. */
const logits: Answers = {
  kind: 'logits',
  values: Float32Array.of(1, 2, 3, 0, 0, 0, -1, 5, 2, 40, 0, -40),
  models: 2,
  records: 2,
  classes: 3,
};
const labels = Int32Array.of(2, 1);

describe('answersAs', () => {
  it('gives the probabilities, labels and losses behind logits', () => {
    const { values, kind } = answersAs(logits, 'probabilities', labels);
    assert.equal(kind, 'probabilities');
    for (let at = 0; at < 12; at += 3) {
      const total = [0, 1, 2].reduce((sum, c) => sum + Math.exp(logits.values[at + c]), 0);
      for (let c = 0; c < 3; c++) assert.ok(Math.abs(values[at + c] - Math.exp(logits.values[at + c]) / total) < 1e-7);
    }
    assert.deepEqual([...answersAs(logits, 'label', labels).values], [2, 0, 1, 0]);
    assert.deepEqual(asMatrix(answersAs(logits, 'losses', labels)), logLosses(logits, labels));
    assert.equal(answersAs(logits, 'logits', labels), logits);
  });

  it('takes losses of probabilities as −ln p, infinite where p is 0 and exactly 0 where it is 1', () => {
    const values = Float64Array.of(0.5, 0.25, 0.25, 1, 0, 0, 0, 0, 1, 0, 1, 0);
    const losses = answersAs({ ...logits, kind: 'probabilities', values }, 'losses', labels).values;
    assert.deepEqual([...losses], [Math.log(4), Infinity, 0, 0]);
    assert.ok(Object.is(losses[2], 0));
  });

  it('takes the least loss that it can be of a class that is not among the likeliest', () => {
    const one = { kind: 'top', models: 1, records: 4, classes: 3 } as const;
    // One class of three: what it leaves over. Two of three: no more than the lesser one or what they leave over.
    const values = Float64Array.of(0.7, NaN, NaN, 0.4, NaN, NaN, 0.5, 0.4, NaN, 0.2, 0.7, NaN);
    const losses = answersAs({ ...one, values }, 'losses', Int32Array.of(0, 1, 2, 0)).values;
    assert.deepEqual(
      [...losses].map(loss => Math.exp(-loss).toFixed(6)),
      ['0.700000', '0.400000', '0.100000', '0.200000'],
    );
    assert.equal(
      answersAs({ ...one, records: 1, values: Float64Array.of(1, NaN, NaN) }, 'losses', Int32Array.of(1)).values[0],
      Infinity,
    );
  });

  it('refuses what does not follow, saying what does', () => {
    const label = { ...logits, kind: 'label', values: Float64Array.of(0, 1, 2, 0) } as const;
    assert.throws(() => answersAs(label, 'losses', labels, 'the service'), {
      name: 'RangeError',
      message: 'Expected models that give losses, got "label by the service". From these follow label.',
    });
    for (const kind of ['logits', 'probabilities', 'top', 'losses'] as const) assert.ok(!follows('label', kind));
    assert.ok(follows('losses', 'losses') && !follows('losses', 'label') && !follows('probabilities', 'logits'));
  });

  it('refuses kinds that there are not, and sizes or labels that do not fit', () => {
    const answers: Answers = { kind: 'logits', values: Float32Array.of(1, 2), models: 1, records: 1, classes: 2 };
    const none = new Int32Array();
    assert.throws(
      () => answersAs(answers, 'scores' as AnswerKind, none),
      /kind to be one of logits, probabilities, top/,
    );
    assert.throws(
      () => answersAs({ ...answers, kind: 'x' as AnswerKind }, 'label', none),
      /answers\.kind to be one of/,
    );
    assert.throws(() => answersAs(null as never, 'label', none), /answers\.kind to be one of/);
    for (const kind of ['logits', 'probabilities', 'top'] as const) {
      assert.throws(() => answersAs({ ...answers, kind, classes: 0 }, 'label', none), /answers\.classes to be a whole/);
      assert.throws(() => answersAs({ ...answers, kind }, 'losses', none), /a label for each of 1 records/);
      assert.throws(() => answersAs({ ...answers, kind }, 'losses', Int32Array.of(2)), /labels\[0\] to be a position/);
    }
  });
});
