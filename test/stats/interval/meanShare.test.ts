import assert from 'node:assert/strict';
import { clopperPearson } from '../../../src/stats/interval/clopperPearson';
import { meanShare } from '../../../src/stats/interval/meanShare';

const near = ({ value, low, high }: ReturnType<typeof meanShare>, wanted: number[]) =>
  [value!, low, high].forEach((one, i) => assert.ok(Math.abs(one - wanted[i]) < 1e-9, `${one}, want ${wanted[i]}`));

describe('meanShare', () => {
  it('has the interval of SciPy’s beta quantiles at the effective number of trials', () => {
    // m = mean(x); N = m (1 - m) n / var(x, ddof=1);
    // beta.ppf(0.025, m N, N - m N + 1), beta.ppf(0.975, m N + 1, N - m N)
    near(meanShare([0, 0, 0.5, 1, 0.25, 0, 0.1, 0]), [0.23125, 0.04209756311838113, 0.5669311496935733]);
    near(meanShare([0, 0, 0.5, 1, 0.25, 0, 0.1, 0], 0.8), [0.23125, 0.07887743510865802, 0.4664124556077826]);
    near(meanShare([0, 1, 1, 0, 1]), [0.6, 0.11045092340379367, 0.9650277197676222]);
  });

  it('is Clopper–Pearson’s with one trial each where all are 0, or all 1', () => {
    near(meanShare(new Float64Array(20)), [0, ...clopperPearson(0, 20)]);
    near(meanShare([1, 1, 1, 1, 1]), [1, ...clopperPearson(5, 5)]);
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
