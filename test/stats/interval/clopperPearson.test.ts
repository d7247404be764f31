import assert from 'node:assert/strict';
import { clopperPearson } from '../../../src/stats/interval/clopperPearson';
import { readFixture } from '../../readFixture';

type Case = { hits: number; trials: number; level: number; scipy: number[]; statsmodels: number[] };

describe('clopperPearson', () => {
  it('agrees with statsmodels, and with SciPy as far as its root finder goes', () => {
    for (const { hits, trials, level, scipy, statsmodels } of readFixture<Case[]>('stats', 'intervals'))
      clopperPearson(hits, trials, level).forEach((bound, i) => {
        const what = `${hits}/${trials} at ${level}: ${bound}, statsmodels ${statsmodels[i]}, SciPy ${scipy[i]}`;
        assert.ok(Math.abs(bound - statsmodels[i]) <= 1e-9 * statsmodels[i], what);
        assert.ok(Math.abs(bound - scipy[i]) <= 1e-11, what);
      });
  });

  it('has exact ends', () => {
    assert.equal(clopperPearson(0, 20)[0], 0);
    assert.equal(clopperPearson(20, 20)[1], 1);
    assert.deepEqual(clopperPearson(0, 0), [0, 1]);
    // All hits: (1 - level) / 2 = low ** n.
    assert.ok(Math.abs(clopperPearson(20, 20)[0] - 0.025 ** (1 / 20)) < 1e-14);
  });

  it('refuses what is not a proportion', () => {
    assert.throws(() => clopperPearson(3, 2), { name: 'RangeError', message: /at most the 2 trials, got 3/ });
    assert.throws(() => clopperPearson(-1, 2), RangeError);
    assert.throws(() => clopperPearson(0.5, 2), RangeError);
    assert.throws(() => clopperPearson(1, NaN), RangeError);
    assert.throws(() => clopperPearson(1, 2, 95), /0\.95/);
    for (const level of [0, 1, NaN]) assert.throws(() => clopperPearson(1, 2, level), RangeError);
  });
});
