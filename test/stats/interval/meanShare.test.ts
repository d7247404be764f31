import assert from 'node:assert/strict';
import { clopperPearson } from '../../../src/stats/interval/clopperPearson';
import { meanShare } from '../../../src/stats/interval/meanShare';

const near = ({ value, low, high }: ReturnType<typeof meanShare>, wanted: number[]) =>
  [value!, low, high].forEach((one, i) => assert.ok(Math.abs(one - wanted[i]) < 1e-9, `${one}, want ${wanted[i]}`));

describe('meanShare', () => {
  it('has the interval of SciPy’s beta quantiles at the effective number of trials', () => {
    // s = x - mean(x); G = sum(s²)² / sum(s⁴); df = min(n - 1, (G - 1) / (1 - G / n)); m = mean(x);
    // N = max(n, m (1 - m) n / var(x, ddof=1) · (norm.ppf(0.975) / t.ppf(0.975, df))²);
    // beta.ppf(0.025, m N, N - m N + 1), beta.ppf(0.975, m N + 1, N - m N)
    near(meanShare([0.3, 0.4, 0.35, 0.25, 0.32]), [0.324, 0.2426241373372734, 0.414033048485078]);
    near(meanShare([0, 0, 0.5, 1, 0.25, 0, 0.1, 0]), [0.23125, 0.025756282827466073, 0.6336356613668706]);
    near(meanShare([0, 0, 0.5, 1, 0.25, 0, 0.1, 0], 0.8), [0.23125, 0.05850712846883329, 0.5194759536048985]);
    near(meanShare([0.1, 0.2]), [0.15, 1.3465907354321104e-6, 0.90696956252642]);
  });

  it('is Clopper–Pearson’s of the shares where each is 0 or 1', () =>
    near(meanShare([0, 1, 1, 0, 1]), [0.6, ...clopperPearson(3, 5)]));

  it('is Clopper–Pearson’s with one trial each where all are 0, or all 1', () => {
    near(meanShare(new Float64Array(20)), [0, ...clopperPearson(0, 20)]);
    near(meanShare([1, 1, 1, 1, 1]), [1, ...clopperPearson(5, 5)]);
  });

  it('is hardly narrower where one share is not quite 0', () => {
    const { high } = meanShare([...new Array(19).fill(0), 1e-6]);
    assert.ok(high > 0.999 * meanShare(new Float64Array(20)).high, `${high}`);
  });

  it('stays within [0, 1] for equal shares and for one', () => {
    for (const shares of [new Array(10).fill(0.3), [0.2]]) {
      const { value, low, high } = meanShare(shares);
      assert.ok(0 <= low && low < value! && value! < high && high <= 1, `${[low, value, high]}`);
    }
    assert.deepEqual(meanShare([]), { value: null, low: 0, high: 1 });
  });

  it('takes shares only', () => {
    assert.throws(() => meanShare([0.5, 1.1]), { name: 'RangeError', message: /share 1 .* from 0 to 1, got 1\.1/ });
    assert.throws(() => meanShare([NaN]), /share 0/);
    assert.throws(() => meanShare([0.5], 95), /Write 95 % as 0\.95/);
  });
});
