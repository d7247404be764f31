import assert from 'node:assert/strict';
import { normalQuantile } from '../../../src/stats/numeric/distributions';
import { midranks } from '../../../src/stats/significance/midranks';
import { spearman } from '../../../src/stats/significance/spearman';
import { readFixture } from '../../readFixture';

interface Case {
  a: number[];
  b: number[];
  ranks: number[];
  value: number;
  interval: [number, number];
}

const { spearman: cases } = readFixture<{ spearman: Case[] }>('stats', 'ranks');

describe('midranks', () => {
  it('are those of SciPy', () => {
    for (const { a, ranks } of cases) assert.deepEqual([...midranks(a)], ranks);
    assert.deepEqual([...midranks([])], []);
  });
});

describe('spearman', () => {
  it('is that of SciPy, with the interval of Bonett and Wright', () => {
    for (const { a, b, value, interval } of cases) {
      const found = spearman(a, b);
      assert.ok(Math.abs(found.value! - value) < 1e-12);
      assert.ok(Math.abs(found.low - interval[0]) < 1e-12 && Math.abs(found.high - interval[1]) < 1e-12);
      assert.equal(found.n, a.length);
    }
  });

  it('is exactly 1 where the order is the same, with the interval of the next value below', () => {
    const { value, low, high, n } = spearman([1, 2, 9, 10], [0, 3, 4, 5]);
    assert.deepEqual([value, high, n], [1, 1, 4]);
    assert.ok(Math.abs(low - Math.tanh(Math.atanh(0.8) - normalQuantile(0.975) * Math.sqrt(1.5))) < 1e-12);
    const mirrored = spearman([1, 2, 9, 10], [0, -3, -4, -5]);
    assert.deepEqual([mirrored.value, mirrored.low], [-1, -1]);
    assert.ok(Math.abs(mirrored.high + low) < 1e-12);
    const many = Array.from({ length: 1000 }, (_, i) => i);
    assert.ok(spearman(many, many).low > 0.999);
  });

  it('has no value where one list is constant, and no interval below 4 pairs', () => {
    assert.deepEqual(spearman([1, 2, 3, 4], [7, 7, 7, 7]), { value: null, low: -1, high: 1, n: 4 });
    const { low, high } = spearman([1, 2, 3], [1, 3, 2]);
    assert.deepEqual([low, high], [-1, 1]);
  });

  it('refuses lists that do not fit, and NaN', () => {
    assert.throws(() => spearman([1, 2], [1]), /two lists of one length, 2 or more, got "2 and 1 numbers"/);
    assert.throws(() => spearman([1, NaN], [1, 2]), /numbers to rank, got "NaN in pair 1"/);
    assert.throws(() => spearman([1, 2], [1, 2], 95), /level to be a number from 0 to 1/);
  });
});
