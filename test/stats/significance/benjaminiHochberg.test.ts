import assert from 'node:assert/strict';
import { benjaminiHochberg } from '../../../src/stats/significance/benjaminiHochberg';
import { readFixture } from '../../readFixture';

interface Cases {
  corrected: { p: number[]; q: number; hochberg: { rejected: number[]; adjusted: number[] } }[];
}

describe('benjaminiHochberg', () => {
  it('agrees with statsmodels, ties, 0 and 1 included', () => {
    for (const {
      p,
      q,
      hochberg: { rejected, adjusted },
    } of readFixture<Cases>('stats', 'clustered').corrected) {
      const ours = benjaminiHochberg(p, q);
      assert.deepEqual([...ours.rejected], rejected);
      adjusted.forEach((value, i) =>
        assert.ok(Math.abs(ours.adjusted[i] - value) < 1e-14, `${ours.adjusted[i]}, ${value}`),
      );
    }
  });

  it('steps up: a p-value above its own bound is rejected with a greater one below its bound', () => {
    const { rejected, adjusted } = benjaminiHochberg([0.9, 0.045, 0.04]);
    assert.deepEqual([...rejected], [0, 0, 0]);
    assert.deepEqual([...benjaminiHochberg([0.9, 0.033, 0.03]).rejected], [0, 1, 1]); // 0.03 alone would need 0.05/3
    assert.ok(adjusted[2] === adjusted[1] && adjusted[0] === 0.9);
  });

  it('keeps the share of wrong claims at q', () => {
    // 50 equally spaced p-values, as of nulls, and 50 of 0: at most q of all claims come from the former.
    const p = [...Array.from({ length: 50 }, (_, i) => (i + 0.5) / 50), ...new Array(50).fill(0)];
    const { rejected } = benjaminiHochberg(p, 0.2);
    const wrong = rejected.slice(0, 50).reduce((sum, one) => sum + one, 0);
    assert.ok(wrong > 0 && wrong / (wrong + 50) <= 0.2, `${wrong} wrong`);
  });

  it('rejects ranks that meet q exactly', () => {
    assert.deepEqual([...benjaminiHochberg([0.05, 0.05, 0.05], 0.05).rejected], [1, 1, 1]);
    // Ranks (r + 1)/(k + 1), the least q at which each list is rejected as a whole, and a little less.
    for (let k = 1; k < 60; k++)
      for (let m = 1; m <= 20; m++)
        for (const rank of [1, Math.ceil(k / 3)]) {
          const p = new Float64Array(m).fill(rank / (k + 1));
          const q = rank / (k + 1);
          assert.ok(
            benjaminiHochberg(p, q).rejected.every(one => one === 1),
            `${m} of ${q}`,
          );
          assert.ok(benjaminiHochberg(p, q * (1 - 1e-9)).rejected.every(one => one === 0));
        }
  });

  it('has nothing to say of nothing', () =>
    assert.deepEqual(benjaminiHochberg([]), { rejected: new Uint8Array(0), adjusted: new Float64Array(0) }));

  it('refuses what is no p-value, and names it', () => {
    assert.throws(() => benjaminiHochberg([0.1, NaN]), { name: 'RangeError', message: /p-value 1 .*got NaN/ });
    assert.throws(() => benjaminiHochberg([-0.1]), RangeError);
    assert.throws(() => benjaminiHochberg(Float32Array.of(1.5)), RangeError);
    for (const q of [0, 1, 5, NaN]) assert.throws(() => benjaminiHochberg([0.1], q), /0\.05/);
  });
});
