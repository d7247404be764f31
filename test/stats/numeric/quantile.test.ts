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

  it('takes infinite values', () => {
    assert.equal(quantile([Infinity, 1, Infinity], 0.75), Infinity);
    assert.equal(quantile([-Infinity, -Infinity, 0], 0.25), -Infinity);
  });

  it('refuses no value, NaN, other kinds, and shares that are none', () => {
    assert.throws(() => quantile([], 0.5), { name: 'RangeError', message: /a value or more, got "none"/ });
    assert.throws(() => quantile('12' as never, 0.5), /Expected values to be an array of numbers, got "12"/);
    assert.throws(() => quantile([1, '5' as never], 0.5), /values\[1\] to be a number, got "5"/);
    assert.throws(() => quantile([1], '0.5' as never), /Expected share to be a number/);
    assert.throws(() => quantile([1, NaN], 0.5), { name: 'RangeError', message: /values\[1\] .*got NaN/ });
    for (const share of [-0.1, 50, NaN]) assert.throws(() => quantile([1], share), /0\.9/);
  });
});
