import assert from 'node:assert/strict';
import { concatenateLogits } from '../../src/models/concatenateLogits';

describe('concatenateLogits', () => {
  it('puts the logits of all models side by side, record by record', () => {
    // The value says where it comes from: model, record, class.
    const values = Float32Array.of(
      ...[0, 1].flatMap(m => [0, 1, 2].flatMap(r => [0, 1].map(c => 100 * m + 10 * r + c))),
    );
    const features = concatenateLogits({ values, models: 2, records: 3, classes: 2 });
    assert.equal(features.width, 4);
    assert.deepEqual([...features.values], [0, 1, 100, 101, /**/ 10, 11, 110, 111, /**/ 20, 21, 120, 121]);
  });

  it('keeps the width without records', () =>
    assert.deepEqual(concatenateLogits({ values: new Float32Array(0), models: 3, records: 0, classes: 10 }), {
      values: new Float32Array(0),
      width: 30,
    }));

  it('refuse sizes that do not fit before a loop goes by them', () => {
    const logits = { values: Float32Array.of(1, 2), models: 1, records: 1, classes: 2 };
    for (const classes of [0, Infinity, [], -1, 1.5, NaN, undefined])
      assert.throws(
        () => concatenateLogits({ ...logits, classes: classes as number }),
        /^RangeError: Expected logits\.classes to be/,
      );
    for (const models of [2, 1e9, 39e6])
      assert.throws(() => concatenateLogits({ ...logits, models }), /logits\.values for/);
    for (const wrong of [null, undefined, 5, {}, { ...logits, values: 'ab' }, Promise.resolve(logits)])
      assert.throws(() => concatenateLogits(wrong as never), /logits as \{ values, models, records, classes \}/);
  });
});
