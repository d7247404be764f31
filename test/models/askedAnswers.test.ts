import assert from 'node:assert/strict';
import { AskedAnswers } from '../../src/models/askedAnswers';

const inputs = { values: Float32Array.of(1, 2, 3, 4, 1, 2), width: 2 };

describe('AskedAnswers', () => {
  it('keeps answers by the content of the question, and names what was not asked yet once', () => {
    const asked = new AskedAnswers('probabilities', 2, 3);
    const keys = asked.keys(inputs);
    assert.equal(keys[0], keys[2]);
    assert.deepEqual(keys, asked.keys({ values: Float64Array.from(inputs.values), width: 2 }));
    assert.deepEqual(asked.missing(keys), [0, 1]);
    asked.put(keys.slice(0, 1), [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    assert.deepEqual(asked.missing(keys), [1]);
    asked.put(keys.slice(1, 2), [
      [7, 8, 9],
      [10, 11, 12],
    ]);
    const { values, ...rest } = asked.answers(keys);
    assert.deepEqual(Array.from(values), [1, 2, 3, 7, 8, 9, 1, 2, 3, 4, 5, 6, 10, 11, 12, 4, 5, 6]);
    assert.deepEqual(rest, { kind: 'probabilities', models: 2, records: 3, classes: 3 });
  });

  it('keeps one number for each label', () => {
    const asked = new AskedAnswers('label', 1, 3);
    const keys = asked.keys(inputs);
    asked.put(keys, [[0, 2, 0]]);
    assert.deepEqual(Array.from(asked.answers(keys).values), [0, 2, 0]);
  });
});
