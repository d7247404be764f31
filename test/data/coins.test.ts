import assert from 'node:assert/strict';
import { coins } from '../../src/data/coins';
import { makeToy } from '../../src/data/load/makeToy';
import { splitForAttack } from '../../src/data/splitForAttack';

const split = splitForAttack(makeToy({ records: 600 }), { pool: 300 });

describe('coins', () => {
  it('lets each record be in or out by a fair coin of its own', () => {
    const parts = coins(split, 400);
    const [size, count] = [split.pool.length, parts.length];
    const flags = parts.map(part => split.pool.indices.map(index => Number(part.includes(index))));
    const sizes = parts.map(part => part.length);
    assert.deepEqual(
      flags.map(row => row.reduce((a, b) => a + b, 0)),
      sizes,
      'records of the pool, each once',
    );
    // Variances of sums: n/4 of a part, so also of a record; and of coins that agree, between parts and records.
    const spread = (values: number[], of: number) =>
      values.reduce((sum, value) => sum + (value - of / 2) ** 2, 0) / values.length / (of / 4);
    const records = split.pool.indices.map((_, r) => flags.reduce((sum, row) => sum + row[r], 0));
    const pairs = Array.from({ length: size - 1 }, (_, r) =>
      flags.reduce((sum, row) => sum + Number(row[r] === row[r + 1]), 0),
    );
    const halves = Array.from({ length: count - 1 }, (_, t) =>
      flags[t].reduce((sum, one, r) => sum + Number(one === flags[t + 1][r]), 0),
    );
    for (const found of [spread(sizes, size), spread([...records], count), spread(pairs, count), spread(halves, size)])
      assert.ok(found > 0.65 && found < 1.4, `${found}`); // four standard deviations for 300: ± 0.33
  });

  it('is decided by seed and number', () => {
    assert.deepEqual(coins(split, 2), coins(split, 3).slice(0, 2));
    assert.deepEqual(coins(split, 1, split.seed), coins(split, 1));
    assert.notDeepEqual(coins(split, 1, 2), coins(split, 1));
    for (const part of coins(split, 2)) assert.deepEqual(part, part.slice().sort());
  });

  it('leaves no target without records', () => {
    const small = splitForAttack(makeToy({ records: 60 }), { pool: 2 });
    assert.throws(() => coins(small, 100), { name: 'RangeError', message: /no target without records, got 2/ });
    assert.throws(() => coins(split, 0), /count to be a whole number of at least 1/);
    assert.throws(() => coins(split, 1e8), /count to be at most/);
    assert.throws(() => coins(split, 1, -1), /seed/);
  });
});
