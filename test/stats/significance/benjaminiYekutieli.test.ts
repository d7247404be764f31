import assert from 'node:assert/strict';
import { benjaminiHochberg } from '../../../src/stats/significance/benjaminiHochberg';
import { benjaminiYekutieli } from '../../../src/stats/significance/benjaminiYekutieli';
import { readFixture } from '../../readFixture';

interface Cases {
  corrected: { p: number[]; q: number; yekutieli: { rejected: number[]; adjusted: number[] } }[];
}

describe('benjaminiYekutieli', () => {
  it('agrees with statsmodels, ties, 0 and 1 included', () => {
    for (const { p, q, yekutieli } of readFixture<Cases>('stats', 'clustered').corrected) {
      const ours = benjaminiYekutieli(p, q);
      assert.deepEqual([...ours.rejected], yekutieli.rejected);
      yekutieli.adjusted.forEach((value, i) => assert.ok(Math.abs(ours.adjusted[i] - value) < 1e-14));
    }
  });

  it('has the values of a list that is printed in textbooks', () => {
    const wanted = [0.021743, 0.086971, 0.18264, 0.18264, 0.18264, 0.217429, 0.229853, 0.557161];
    const { adjusted } = benjaminiYekutieli([0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205]);
    wanted.forEach((value, i) => assert.ok(Math.abs(adjusted[i] - value) < 5e-7));
  });

  it('is benjaminiHochberg at q over 1 + 1/2 + … + 1/m', () => {
    const p = [0.001, 0.01, 0.02, 0.03, 0.9];
    const factor = 1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5;
    for (const q of [0.01, 0.05, 0.2])
      assert.deepEqual(benjaminiYekutieli(p, q).rejected, benjaminiHochberg(p, q / factor).rejected);
    assert.equal(benjaminiYekutieli([]).rejected.length, 0);
  });

  it('refuses what is no p-value, and names it', () => {
    assert.throws(() => benjaminiYekutieli([0.1, NaN]), { name: 'RangeError', message: /p-value 1 .*got NaN/ });
    assert.throws(() => benjaminiYekutieli([0.1], 5), /0\.05/);
  });
});
