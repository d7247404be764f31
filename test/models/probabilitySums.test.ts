import assert from 'node:assert/strict';
import { isWhole, lookAtSums, sumOf, sumWarnings } from '../../src/models/probabilitySums';

describe('sums of probabilities', () => {
  it('may miss 1 by rounding', () => {
    assert.equal(sumOf([0.25, 0.5, 0.25]), 1);
    assert.deepEqual(
      [1, 1.0009, 0.9991, 1.002, 0, NaN].map(sum => isWhole(sum)),
      [true, true, true, false, false, false],
    );
    assert.equal(isWhole(0.98, 0.02), true);
  });

  it('are counted where they do not, with the worst', () => {
    const found = lookAtSums([1, 0.7, 1.2, 0.9999]);
    assert.deepEqual(found, { all: 4, off: 2, worst: 0.7 });
    assert.deepEqual(sumWarnings(found, 'x.npy'), [
      '2 of 4 probability vectors in x.npy do not add up to 1: the worst sum is 0.7000.',
    ]);
    assert.deepEqual(sumWarnings(lookAtSums([1]), 'x.npy'), []);
  });
});
