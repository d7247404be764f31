import assert from 'node:assert/strict';
import { signedRankP, signedRanks } from '../../../src/stats/significance/signedRank';
import { readFixture } from '../../readFixture';

const cases = readFixture<{ how: string; differences: number[]; p: number }[]>('stats', 'signedRanks');
const pOf = (differences: ArrayLike<number>) => signedRankP(signedRanks(differences));

describe('signedRankP', () => {
  it('is that of SciPy, and of all signs counted where there are ties', () => {
    assert.ok(cases.length >= 14);
    for (const { how, differences, p } of cases)
      assert.ok(Math.abs(pOf(differences) - p) < 1e-12, `${how} of ${differences.length}: ${pOf(differences)}, ${p}`);
  });

  it('is 1 without a difference, and 2⁻ⁿ where all are positive', () => {
    assert.equal(pOf([]), 1);
    assert.equal(pOf([0, 0]), 1);
    assert.equal(pOf([3, 1, 2, 0]), 1 / 8);
    assert.equal(pOf([1, 1, 1, 1]), 1 / 16);
    assert.equal(pOf([-1, -2]), 1);
  });

  it('gives infinite differences the top ranks, and looks at their order alone', () => {
    assert.equal(pOf([Infinity, 1, -2]), pOf([5, 1, -2]));
    assert.equal(pOf([-Infinity, 1, 2]), pOf([-5, 1, 2]));
    assert.equal(pOf([1, 8, -27]), pOf([1, 2, -3]));
  });
});
