import assert from 'node:assert/strict';
import { areaInterval, countPairs, mannWhitneyP } from '../../../src/stats/significance/mannWhitney';
import { readFixture } from '../../readFixture';

interface Case {
  /** As texts: JSON has no infinity. */
  a: string[];
  b: string[];
  wins: number;
  p: number;
  interval: [number, number];
}

const { mannWhitney: cases } = readFixture<{ mannWhitney: Case[] }>('stats', 'ranks');
const numbers = (texts: string[]) => Float64Array.from(texts, text => Number(text.replace('inf', 'Infinity')));
const count = ({ a, b }: Pick<Case, 'a' | 'b'>) => countPairs(numbers(a), numbers(b));

describe('countPairs and mannWhitneyP', () => {
  it('give the statistic and the p-value of SciPy, with and without ties', () => {
    for (const one of cases) {
      const pairs = count(one);
      assert.equal(pairs.wins, one.wins);
      assert.ok(Math.abs(mannWhitneyP(pairs, one.a.length, one.b.length) - one.p) < 1e-12, `${one.p}`);
    }
  });

  it('say nothing where all is equal, or one sample is empty', () => {
    assert.deepEqual(countPairs(new Float64Array(3), new Float64Array(2)), { wins: 3, ties: 120 });
    assert.equal(mannWhitneyP({ wins: 3, ties: 120 }, 3, 2), 1);
    assert.deepEqual(countPairs(new Float64Array(0), Float64Array.of(2, 1)), { wins: 0, ties: 0 });
    assert.equal(mannWhitneyP({ wins: 0, ties: 0 }, 0, 2), 1);
  });
});

describe('areaInterval', () => {
  it('solves the equation as SciPy does', () => {
    for (const { a, b, wins, interval } of cases)
      areaInterval(wins / (a.length * b.length), a.length, b.length).forEach((end, i) =>
        assert.ok(Math.abs(end - interval[i]) < 1e-10),
      );
  });

  it('does not vanish where all pairs are won, and is the mirror image where all are lost', () => {
    const [low, high] = areaInterval(1, 50, 50);
    const [otherLow, otherHigh] = areaInterval(0, 50, 50);
    assert.ok(low > 0.95 && low < 0.97 && high === 1, `${low}`);
    assert.ok(otherLow === 0 && Math.abs(otherHigh - (1 - low)) < 1e-10);
  });

  it('is 1.96 standard errors wide at one half', () => {
    // With 50 against 50 that error is √(101 / (12 · 50 · 50)) = 0.058 where both samples have one distribution;
    // solving takes a little off.
    const [low, high] = areaInterval(0.5, 50, 50);
    assert.ok(Math.abs((high - low) / 2 - 0.111) < 0.001, `${low} to ${high}`);
  });
});
