import assert from 'node:assert/strict';
import { combinationNull } from '../../../../src/paper/beyond/calibration/combinationNull';

describe('combinationNull', () => {
  const DRAWS = 500;
  const rates = combinationNull({ seed: 4, draws: DRAWS });
  const of = (combination: string, tail?: string) => {
    const found = rates.filter(row => row.combination === combination && (!tail || row.tail === tail));
    assert.ok(found.length, `${combination}, ${tail}`);
    return found;
  };

  it('has a rate with its interval for each combination, tail and cut-off, once', () => {
    const names = rates.map(({ combination, tail, cutoff }) => `${combination}, ${tail}, ${cutoff}`);
    assert.equal(new Set(names).size, names.length);
    assert.equal(names.length, (4 * 3 + 2) * 3);
    for (const { rate, low, high } of rates) assert.ok(0 <= low && low <= rate && rate <= high && high <= 1);
  });

  it('grows with the cut-off', () => {
    for (const [i, { cutoff, rate }] of rates.entries())
      if (cutoff !== 0.01) assert.ok(rate >= rates[i - 1].rate && cutoff > rates[i - 1].cutoff);
  });

  it('shows that Fisher claims too much', () => {
    for (const { low, cutoff, tail } of of('Fisher')) assert.ok(low > cutoff, `${tail}, ${cutoff}: ${low}`);
  });

  it('shows that the rank, and Kost on exact p-values with known ρ, hold within 3 standard errors', () => {
    for (const { rate, cutoff, combination, tail } of [...of('rank among references'), ...of('Kost, ρ known', 'exact')])
      assert.ok(
        Math.abs(rate - cutoff) <= 3 * Math.sqrt((cutoff * (1 - cutoff)) / DRAWS),
        `${combination}, ${tail}, ${cutoff}: ${rate}`,
      );
  });

  it('depends on the seed alone', () => {
    assert.deepEqual(combinationNull({ seed: 5, draws: 20 }), combinationNull({ seed: 5, draws: 20 }));
    assert.notDeepEqual(combinationNull({ seed: 5, draws: 20 }), combinationNull({ seed: 6, draws: 20 }));
    assert.throws(() => combinationNull({ seed: 1, draws: 0 }), {
      name: 'RangeError',
      message: /draws .*at least 1, got 0/,
    });
  });
});
