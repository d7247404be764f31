import assert from 'node:assert/strict';
import { harmonic } from '../../../src/stats/numeric/harmonic';

describe('harmonic', () => {
  it('sums 1 / i', () => {
    assert.deepEqual([0, 1, 3].map(harmonic), [0, 1, 1 / 3 + 1 / 2 + 1]);
    assert.ok(Math.abs(harmonic(1e6) - Math.log(1e6) - 0.5772156649015329 - 5e-7) < 1e-12);
  });
});
