import assert from 'node:assert/strict';
import { tailNull } from '../../../../src/paper/beyond/calibration/tailNull';
import { clopperPearson } from '../../../../src/stats/interval/clopperPearson';

describe('tailNull', () => {
  const DRAWS = 3000;
  const rates = tailNull({ seed: 3, k: [10, 100], draws: DRAWS });
  const failing = (method: string) =>
    rates.filter(row => row.method === method && row.fails).map(({ law, k, cutoff }) => `${law} ${k} ${cutoff}`);

  it('has a rate with its interval for each method, law, k and cut-off, once', () => {
    const names = rates.map(({ method, law, k, cutoff }) => `${method} ${law} ${k} ${cutoff}`);
    assert.equal(new Set(names).size, 3 * 2 * 2 * 3);
    assert.equal(names.length, 36);
    for (const { rate, low, high, cutoff, fails } of rates) {
      assert.deepEqual([low, high], clopperPearson(Math.round(rate * DRAWS), DRAWS));
      assert.equal(fails, cutoff < low);
    }
  });

  it('holds for rank under both laws and student under the normal one, within 3 standard errors of what is due', () => {
    for (const { method, law, k, cutoff, rate, errorsAbove } of rates) {
      if (method === 'pchip' || (method === 'student' && law === 'skewed')) continue;
      const due = method === 'rank' ? Math.floor(cutoff * (k + 1)) / (k + 1) : cutoff;
      const error = Math.sqrt((due * (1 - due)) / DRAWS);
      assert.ok(Math.abs(rate - due) <= 3 * error, `${method}, ${law}, ${k}, ${cutoff}: ${rate}`);
      if (error > 0) assert.ok(Math.abs(errorsAbove - (rate - due) / error) < 1e-9);
      else assert.deepEqual([rate, errorsAbove], [0, 0]);
    }
  });

  it('shows where pchip claims too much, out of reach, and student with skewed log-odds', () => {
    assert.deepEqual(failing('rank'), []);
    assert.ok(
      failing('pchip').includes('skewed 10 0.01') && failing('pchip').every(name => / 10 0.0/.test(name)),
      `${failing('pchip')}`,
    );
    assert.ok(['skewed 10 0.01', 'skewed 100 0.01'].every(name => failing('student').includes(name)));
    for (const { k, cutoff, belowResolution } of rates) assert.equal(belowResolution, k === 10 && cutoff < 0.1);
  });

  it('depends on the seed alone', () => {
    assert.deepEqual(tailNull({ seed: 5, k: [10], draws: 50 }), tailNull({ seed: 5, k: [10], draws: 50 }));
    assert.notDeepEqual(tailNull({ seed: 5, k: [10], draws: 50 }), tailNull({ seed: 6, k: [10], draws: 50 }));
  });

  it('rejects no draws and fewer than two references', () => {
    assert.throws(() => tailNull({ seed: 1, draws: 0 }), { name: 'RangeError', message: /draws .*at least 1, got 0/ });
    assert.throws(() => tailNull({ seed: 1, k: [10, 1] }), /k to be a whole number of at least 2, got 1/);
  });
});
