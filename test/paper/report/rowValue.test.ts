import assert from 'node:assert/strict';
import { countValue } from '../../../src/paper/report/rowValue';

describe('countValue', () => {
  it('is the interval of the share, times the trials', () => {
    const { ours, low, high, n } = countValue(1, 10);
    assert.deepEqual([ours, n], [1, 10]);
    // statsmodels: proportion_confint(1, 10, method='beta')
    assert.ok(
      Math.abs(low - 0.025285785444617848) < 1e-12 && Math.abs(high - 4.4501611702819535) < 1e-12,
      `${low} ${high}`,
    );
  });

  it('ends where counts end', () => {
    assert.equal(countValue(0, 300).low, 0);
    assert.equal(countValue(300, 300).high, 300);
    assert.deepEqual(countValue(0, 0), { ours: 0, low: 0, high: 0, n: 0 });
  });

  it('refuses more hits than trials', () => {
    assert.throws(() => countValue(4, 3), { name: 'RangeError', message: /at most the 3 trials, got 4/ });
  });
});
