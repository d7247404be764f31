import assert from 'node:assert/strict';
import { probabilities } from '../../src/models/probabilities';

describe('probabilities', () => {
  const logits = {
    values: Float32Array.of(0, 1, 2, /**/ -3, 0, 3, /**/ 1, 1, 1, /**/ 1000, -1000, 0),
    models: 2,
    records: 2,
    classes: 3,
  };

  it('are the softmax of each model’s logits on each record, in the same form', () => {
    const { values, ...form } = probabilities(logits);
    assert.deepEqual(form, { models: 2, records: 2, classes: 3 });
    for (let at = 0; at < 9; at += 3) {
      const z = [...logits.values.subarray(at, at + 3)].map(Math.exp);
      const total = z[0] + z[1] + z[2];
      z.forEach((one, c) => assert.ok(Math.abs(values[at + c] - one / total) < 1e-7));
    }
    assert.deepEqual([...values.subarray(9)], [1, 0, 0]);
  });
  it('leave the logits as they were', () => {
    const copy = logits.values.slice();
    assert.notEqual(probabilities(logits).values, logits.values);
    assert.deepEqual(logits.values, copy);
  });
  it('are none for no record', () => {
    assert.equal(probabilities({ values: new Float32Array(0), models: 2, records: 0, classes: 3 }).values.length, 0);
  });

  it('refuse sizes that do not fit before a loop goes by them', () => {
    const logits = { values: Float32Array.of(1, 2), models: 1, records: 1, classes: 2 };
    for (const classes of [0, Infinity, [], -1, 1.5, NaN, undefined])
      assert.throws(
        () => probabilities({ ...logits, classes: classes as number }),
        /^RangeError: Expected logits\.classes to be/,
      );
    for (const models of [2, 1e9, 39e6])
      assert.throws(() => probabilities({ ...logits, models }), /logits\.values for/);
    for (const wrong of [null, undefined, 5, {}, { ...logits, values: 'ab' }, Promise.resolve(logits)])
      assert.throws(() => probabilities(wrong as never), /logits as \{ values, models, records, classes \}/);
  });
});
