import assert from 'node:assert/strict';
import { quantile } from '../../../src/stats/numeric/quantile';
import { readFixture } from '../../readFixture';

interface Cases {
  quantiles: { values: number[]; shares: number[]; quantiles: number[] }[];
}

describe('quantile', () => {
  it('agrees with NumPy', () => {
    for (const { values, shares, quantiles } of readFixture<Cases>('stats', 'clustered').quantiles)
      shares.forEach((share, i) => {
        const got = quantile(values, share);
        const tolerance = 1e-14 * Math.max(1, Math.abs(quantiles[i]));
        assert.ok(Math.abs(got - quantiles[i]) <= tolerance, `${share}: ${got}, ${quantiles[i]}`);
      });
  });

  it('leaves the values in their order', () => {
    const values = Float32Array.of(3, 1, 2);
    assert.equal(quantile(values, 0.5), 2);
    assert.deepEqual([...values], [3, 1, 2]);
  });

  it('takes infinite values, and has no value of none', () => {
    assert.equal(quantile([Infinity, 1, Infinity], 0.75), Infinity);
    assert.equal(quantile([-Infinity, -Infinity, 0], 0.25), -Infinity);
    assert.equal(quantile([], 0.5), NaN);
  });

  it('refuses NaN, and shares that are none', () => {
    assert.throws(() => quantile([1, NaN], 0.5), { name: 'RangeError', message: /value 1 .*got NaN/ });
    for (const share of [-0.1, 50, NaN]) assert.throws(() => quantile([1], share), /0\.9/);
  });
});
