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
});
