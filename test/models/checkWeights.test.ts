import assert from 'node:assert/strict';
import { parameters } from '../../src/models/architecture';
import { checkWeights } from '../../src/models/checkWeights';

describe('checkWeights', () => {
  const tensors = parameters({ layers: [], optimiser: 'adam', rate: 0.1, batch: 1, steps: 1 }, [3], 2);
  const right = [new Float32Array(6), new Float32Array(2)];
  const check = (models: unknown) => checkWeights('plain', models as Float32Array[][], tensors);

  it('takes the tensors of an architecture, of any number of models', () => {
    for (const models of [[], [right], [right, right]]) check(models);
  });

  it('names the first that does not fit', () => {
    assert.throws(() => check([right, []]), /^RangeError: Expected 2 tensors of weights in plain\[1\], got 0/);
    assert.throws(() => check([[right[0], new Float32Array(3)]]), /a Float32Array of 2 weights as plain\[0\]\[1\]/);
    assert.throws(() => check([[right[0], [1, 2]]]), /a Float32Array of 2 weights as plain\[0\]\[1\], got 1,2/);
    assert.throws(() => check([5]), /plain\[0\] to be an array, got 5/);
    assert.throws(() => check(5), /plain to be an array, got 5/);
  });
});
