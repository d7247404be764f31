import assert from 'node:assert/strict';
import { signTest } from '../../../src/stats/significance/signTest';

describe('signTest', () => {
  it('is twice the smaller tail of Binomial(n, 1/2), by hand', () => {
    assert.ok(Math.abs(signTest(6, 0) - 2 / 64) < 1e-15);
    assert.ok(Math.abs(signTest(1, 7) - (2 * (1 + 8)) / 256) < 1e-15);
    assert.equal(signTest(1, 7), signTest(7, 1));
  });

  it('is 1 for an even split, and without a pair', () =>
    assert.deepEqual([signTest(4, 4), signTest(1, 0), signTest(0, 0)], [1, 1, 1]));

  it('rejects what is no count', () => {
    assert.throws(() => signTest(-1, 2), /better to be a whole number of at least 0, got -1/);
    assert.throws(() => signTest(2, 0.5), /worse to be a whole number/);
  });
});
