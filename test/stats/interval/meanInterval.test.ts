import assert from 'node:assert/strict';
import { meanInterval } from '../../../src/stats/interval/meanInterval';
import { readFixture } from '../../readFixture';

interface Case {
  values: number[];
  level: number;
  mean: number;
  sd: number;
  meanInterval: number[];
  sdInterval: number[];
}

describe('meanInterval', () => {
  it('agrees with SciPy, from 2 values to 500', () => {
    for (const { values, level, ...scipy } of readFixture<Case[]>('stats', 'means')) {
      const { n, mean, sd } = meanInterval(values, { level });
      assert.equal(n, values.length);
      const near = (ours: number, theirs: number, size: number, what: string) =>
        assert.ok(Math.abs(ours - theirs) <= 1e-10 * size, `${what} of ${n} at ${level}: ${ours}, SciPy ${theirs}`);
      near(mean.value, scipy.mean, mean.value, 'mean');
      near(sd.value, scipy.sd, sd.value, 'sd');
      [mean.low, mean.high].forEach((end, i) =>
        near(end, scipy.meanInterval[i], scipy.meanInterval[1] - scipy.meanInterval[0], 'mean interval'),
      );
      [sd.low, sd.high].forEach((end, i) => near(end, scipy.sdInterval[i], scipy.sdInterval[i], 'sd interval'));
    }
  });

  it('is a point where all values are the same', () => {
    const { mean, sd } = meanInterval([0.5, 0.5, 0.5]);
    assert.deepEqual(
      [mean, sd],
      [
        { value: 0.5, low: 0.5, high: 0.5 },
        { value: 0, low: 0, high: 0 },
      ],
    );
  });

  it('cuts the interval of a mean where values cannot lie', () => {
    const { mean, sd } = meanInterval(Float64Array.of(0.99, 1, 0.98), { least: 0, most: 1 });
    const free = meanInterval([0.99, 1, 0.98]);
    assert.ok(free.mean.high > 1);
    assert.deepEqual([mean, sd], [{ ...free.mean, high: 1 }, free.sd]);
    assert.equal(meanInterval([0, 0.01], { least: 0 }).mean.low, 0);
  });

  it('takes many values, where cephes’ search for the quantile of chi-square throws', () => {
    const { n, sd } = meanInterval(Array.from({ length: 17595 }, (_, i) => i % 2));
    const reach = (sd.high - sd.low) / 2 / sd.value;
    assert.ok(Math.abs(reach * Math.sqrt(2 * n) - 1.96) < 0.001, `${reach} is not 1.96 / √(2n)`);
  });

  it('refuses what it cannot tell of', () => {
    for (const values of [[], [1]])
      assert.throws(() => meanInterval(values), { name: 'RangeError', message: /at least 2 values, got [01]/ });
    for (const bad of [NaN, Infinity]) assert.throws(() => meanInterval([1, bad]), /value 1/);
    assert.throws(() => meanInterval([0.5, 1.5], { most: 1 }), /value 1 to be a number from .* to 1, got 1\.5/);
    assert.throws(() => meanInterval([0, 1], { least: 2, most: 1 }), /Expected most to be a number from 2/);
    assert.throws(() => meanInterval([0, 1], { least: '' as never }), /Expected least to be a number/);
    assert.throws(
      () => meanInterval([0, 1], { lvl: 0.9 } as never),
      /an option of meanInterval, got "lvl". Did you mean level/,
    );
    for (const level of [0, 1, 95]) assert.throws(() => meanInterval([1, 2], { level }), /0\.95/);
  });
});
