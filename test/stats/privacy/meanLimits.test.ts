import assert from 'node:assert/strict';
import { clopperPearson } from '../../../src/stats/interval/clopperPearson';
import { meanLimits } from '../../../src/stats/privacy/meanLimits';

describe('meanLimits', () => {
  it('is Clopper and Pearson’s without a hit or a miss, and wider between', () => {
    for (const n of [1, 7, 50])
      for (let hits = 0; hits <= n; hits++) {
        const { low, high } = meanLimits(hits / n, n, 0.95);
        const [exactLow, exactHigh] = clopperPearson(hits, n);
        assert.ok(low <= exactLow + 1e-9 && high >= exactHigh - 1e-9, `${hits} of ${n}`);
        if (hits === 0) assert.ok(low === 0 && Math.abs(high - exactHigh) < 1e-9);
        if (hits === n) assert.ok(high === 1 && Math.abs(low - exactLow) < 1e-9);
      }
  });

  it('ends where the distance of Kullback and Leibler is ln(2/α)/n', () => {
    const { low, high } = meanLimits(0.3, 25, 0.9);
    for (const q of [low, high]) {
      const distance = 0.3 * Math.log(0.3 / q) + 0.7 * Math.log(0.7 / (1 - q));
      assert.ok(Math.abs(distance - Math.log(20) / 25) < 1e-9, `${distance}`);
    }
  });
});
