import assert from 'node:assert/strict';
import { combineByHarmonicMean } from '../../../src/stats/combine/combineByHarmonicMean';
import { readFixture } from '../../readFixture';

const { combined } = readFixture<{ combined: { p: number[]; harmonic: number }[] }>('stats', 'combine');
const near = (got: number, want: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(got - want) <= tolerance * want, `${got}, want ${want}`);

describe('combineByHarmonicMean', () => {
  it('agrees with SciPy’s harmonic mean', () => {
    for (const { p, harmonic } of combined) near(combineByHarmonicMean(p), harmonic);
    near(combineByHarmonicMean([0.01, 0.02, 0.05]), 0.0527, 1e-5);
  });

  it('is at most 1, 0 where a p-value is 0, and one p-value as it is', () => {
    assert.equal(combineByHarmonicMean([0.9, 1, 0.8]), 1);
    assert.equal(combineByHarmonicMean([0, 0.8]), 0);
    for (const p of [0, 0.3, 1]) assert.equal(combineByHarmonicMean([p]), p);
  });

  it('doubles the mean of two, where e · ln 2 would be too little', () => {
    // The worst law of two: P(2 H ≤ α) is α itself where 1/p₁ + 1/p₂ = 2/c as often as can be, see Vovk and Wang.
    near(combineByHarmonicMean([0.02, 0.02]), 0.04);
  });
});
