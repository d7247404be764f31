import assert from 'node:assert/strict';
import { clusteredVariance } from '../../../src/stats/interval/clusteredVariance';
import { readFixture } from '../../readFixture';

interface Cases {
  shares: { width: number; hit: number[]; counted: number[]; value: number; variance: number | null }[];
}

const variance = (values: number[], width: number, counted?: number[]) =>
  clusteredVariance({ values: Float64Array.from(values), width }, counted);

describe('clusteredVariance', () => {
  it('is the variance of statsmodels, clustered both ways, of a mean: with one record or target one way', () => {
    let several = 0;
    for (const { width, hit, counted, value, variance: wanted } of readFixture<Cases>('stats', 'clustered').shares) {
      if (wanted === null) continue;
      const n = counted.reduce((sum, one) => sum + one, 0);
      const independent = (value * (1 - value)) / n;
      const got = variance(
        hit.map((one, i) => (counted[i] ? (one - value) / n : 0)),
        width,
        counted,
      );
      assert.ok(Math.abs(got - Math.max(wanted, independent)) < 1e-12 * got, `${got}, statsmodels ${wanted}`);
      several += Number(wanted > independent);
    }
    assert.ok(several >= 5);
  });

  it('by hand: two records alike within, and two targets', () => {
    const e = [1, -1, 1, -1]; // records 2 and -2, targets 0 and 0
    assert.equal(variance(e, 2), (2 ** 2 + 2 ** 2) * 2 - (4 * 4) / 3);
    assert.equal(variance([1, 1, -1, -1], 2), variance(e, 2));
  });

  it('claims no more than independent pairs allow', () => {
    assert.equal(variance([1, -1, -1, 1], 2), 4); // all sums are 0
    assert.equal(variance([], 0), 0);
    assert.equal(variance([0, 0, 0, 0], 2), 0);
  });

  it('does not count records and targets without a pair that counts', () => {
    const full = [1, 2, -1.5, 0.5, -1, -1];
    const padded = [1, 0, 2, -1.5, 0, 0.5, -1, 0, -1, 0, 0, 0];
    const counted = [1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 0];
    assert.ok(Math.abs(variance(padded, 3, counted) - variance(full, 2)) < 1e-14);
  });

  it('counts pairs whose term is 0 by chance, and so does not leap where terms are nearly 0', () => {
    const terms = [1, 0, -1, 0, 0, 0, 0.5, -0.5];
    const nearly = terms.map(term => term || 1e-9);
    assert.ok(Math.abs(variance(terms, 2) - variance(nearly, 2)) < 1e-7);
    assert.equal(variance(terms, 2), variance(terms, 2, new Array(8).fill(1)));
  });

  it('refuses what is no matrix of finite terms', () => {
    assert.throws(() => variance([1, 2, 3], 2), {
      name: 'RangeError',
      message: /rows of 2 values in terms, got "3 values"/,
    });
    assert.throws(() => variance([1, 2, NaN, 3], 2), /target 1, record 0 .*NaN/);
    assert.throws(() => variance([1, 2], 2, [1]), /2 counted, as many as terms, got 1/);
    assert.throws(() => variance([1e200, -1e200], 2), /squares are finite/);
    assert.throws(() => variance([1], 0), /terms\.width to be a whole number of at least 1, got 0/);
  });
});
