import assert from 'node:assert/strict';
import { ofCount } from '../../../src/paper/report/rowValue';

describe('ofCount', () => {
  it('is the interval of the share, times the trials', () => {
    const { ours, low, high, n } = ofCount(1, 10);
    assert.deepEqual([ours, n], [1, 10]);
    // statsmodels: proportion_confint(1, 10, method='beta')
    assert.ok(
      Math.abs(low - 0.025285785444617848) < 1e-12 && Math.abs(high - 4.4501611702819535) < 1e-12,
      `${low} ${high}`,
    );
  });

  it('ends where counts end', () => {
    assert.equal(ofCount(0, 300).low, 0);
    assert.equal(ofCount(300, 300).high, 300);
    assert.deepEqual(ofCount(0, 0), { ours: 0, low: 0, high: 0, n: 0 });
  });

  it('refuses more hits than trials', () => {
    assert.throws(() => ofCount(4, 3), { name: 'RangeError', message: /at most the 3 trials, got 4/ });
  });
});
