import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { rankTail } from '../../../src/stats/tail/rankTail';
import { logOdds } from '../../../src/stats/tail/studentTail';
import { widenLosses } from '../../../src/stats/tail/widenLosses';

const lossAt = (phi: number) => (phi > 0 ? Math.log1p(Math.exp(-phi)) : Math.log1p(Math.exp(phi)) - phi);

describe('widenLosses', () => {
  it('gives the p-values worked out by hand: φ = 0, 1, 2, 3, 4 and a target at 4.2', () => {
    const losses = Float64Array.from([0, 1, 2, 3, 4], lossAt);
    const p = (lambda: number) => rankTail.fit(widenLosses(losses, lambda))(lossAt(4.2));
    assert.equal(p(1), 1 / 6);
    assert.equal(p(1.25), 1 / 3); // 2 + √1.25 · 2 = 4.236
  });

  it('leaves the mean of log-odds and makes their variance λ times as large', () => {
    const random = randomFor(1, 'widen');
    const losses = Float64Array.from({ length: 50 }, () => lossAt(-1 + 3 * random.normal()));
    const moments = (values: Float64Array) => {
      const phi = values.map(logOdds);
      const mean = phi.reduce((a, b) => a + b) / phi.length;
      return [mean, phi.reduce((sum, one) => sum + (one - mean) ** 2, 0)];
    };
    const [[mean, squares], [same, wider]] = [moments(losses), moments(widenLosses(losses, 1.7))];
    assert.ok(Math.abs(mean - same) < 1e-9);
    assert.ok(Math.abs(wider / squares - 1.7) < 1e-9);
    assert.equal(widenLosses(losses, 1), losses);
  });

  it('leaves losses of 0 and infinity, and losses that are all alike, as they are', () => {
    const mixed = widenLosses(Float64Array.of(0, 0.5, 1, Infinity, 1e-17), 1.5);
    assert.deepEqual([mixed[0], mixed[3], mixed[4]], [0, Infinity, 1e-17]);
    assert.ok(mixed.every(loss => loss >= 0));
    const alike = Float64Array.from({ length: 7 }, () => 0.1);
    assert.deepEqual(widenLosses(alike, 1.5), alike);
  });

  it('takes what is widened beyond what a loss can say as 0, and so ties with targets at 0', () => {
    const losses = Float64Array.from([36, 36.5, 0, -36], lossAt);
    assert.equal(widenLosses(losses, 2)[1], 0);
  });
});
