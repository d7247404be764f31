import assert from 'node:assert/strict';
import { combineByCauchy } from '../../../src/stats/combine/combineByCauchy';
import { combineByHarmonicMean } from '../../../src/stats/combine/combineByHarmonicMean';
import { readFixture } from '../../readFixture';

const { combined } = readFixture<{ combined: { p: number[]; cauchy: number; harmonic: number }[] }>('stats', 'combine');
const near = (got: number, want: number, tolerance: number) =>
  assert.ok(Math.abs(got - want) <= tolerance * want, `${got}, want ${want}`);

describe('combineByCauchy', () => {
  it('agrees with SciPy’s Cauchy distribution', () => {
    for (const { p, cauchy } of combined) near(combineByCauchy(p), cauchy, 1e-10);
    near(combineByCauchy([0.01, 0.02, 0.05]), 0.01765632, 1e-6);
  });

  it('keeps small p-values: near m times the smallest, far below what 1 − p can tell', () => {
    near(combineByCauchy([1e-30, 0.5, 0.5]), 3e-30, 1e-12);
    near(combineByCauchy([1e-8, 1e-8]), 1e-8, 1e-7);
    assert.equal(combineByCauchy([0, 0.3]), 0);
  });

  it('gives one p-value as it is, and 1 where one is 1', () => {
    for (const p of [0, 0.3, 1]) assert.equal(combineByCauchy([p]), p);
    assert.equal(combineByCauchy([1, 1e-9]), 1);
    assert.equal(combineByCauchy([1, 0]), 1);
  });

  it('refuses what is no p-value, and names it', () => {
    for (const combine of [combineByCauchy, combineByHarmonicMean]) {
      assert.throws(() => combine([]), { name: 'RangeError', message: /a p-value or more/ });
      for (const bad of [NaN, -0.1, 1.1, '0.1' as unknown as number])
        assert.throws(() => combine([0.1, bad]), { name: 'RangeError', message: /p-value 1/ });
    }
  });
});
