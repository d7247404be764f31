import assert from 'node:assert/strict';
import { chdtrc } from 'cephes';
import { type Random, randomFor, shuffle } from '../../src/core/random';

const uniforms = (random: Random, n = 10) => Array.from({ length: n }, () => random.uniform());

/** The p-value of equal chances for each of the counts. */
function evenness(counts: number[]): number {
  const mean = counts.reduce((a, b) => a + b) / counts.length;
  return chdtrc(
    counts.length - 1,
    counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0),
  );
}

describe('randomFor', () => {
  it('gives the same stream for the same purpose', () => {
    assert.deepEqual(uniforms(randomFor(7, 'reference', 12)), uniforms(randomFor(7, 'reference', 12)));
  });

  it('keeps its numbers from version to version: published results rest on them', () => {
    const random = randomFor(7, 'reference', 12);
    assert.deepEqual(
      [random.uniform(), random.uniform(), random.integer(1000), random.normal()],
      [0.7870431736146354, 0.965641229200567, 981, 0.7931671352084766],
    );
  });

  it('does not depend on other streams in use', () => {
    const alone = uniforms(randomFor(7, 'reference', 12));
    const other = randomFor(7, 'reference', 11);
    const random = randomFor(7, 'reference', 12);
    assert.deepEqual(
      Array.from({ length: 10 }, () => (other.normal(), random.uniform())),
      alone,
    );
  });

  it('gives different streams for different seeds and purposes, however alike their names', () => {
    const streams = [
      randomFor(7, 'ab'),
      randomFor(8, 'ab'),
      randomFor(7, 'a', 'b'),
      randomFor(7, 'b', 'a'),
      randomFor(7),
      randomFor(7, 'a', 1),
      randomFor(7, 'a', '1'),
      randomFor(7, 'a1'),
      randomFor(7, 'a', 11),
      randomFor(71, 'a', 1),
    ].map(random => uniforms(random).join());
    assert.equal(new Set(streams).size, streams.length);
  });

  it('gives unrelated streams to neighbours', () => {
    const firsts = Array.from({ length: 20000 }, (_, i) => randomFor(7, 'reference', i).uniform());
    const pairs = new Array(100).fill(0);
    const tenth = (i: number) => Math.floor(firsts[i] * 10);
    for (let i = 0; i < firsts.length; i += 2) pairs[tenth(i) * 10 + tenth(i + 1)]++;
    assert.ok(evenness(pairs) > 1e-3, String(evenness(pairs)));
  });

  it('uniform() and integer() are even', () => {
    const random = randomFor(1, 'even');
    const [tenths, sevenths] = [new Array(10).fill(0), new Array(7).fill(0)];
    for (let i = 0; i < 100000; i++) {
      const value = random.uniform();
      assert.ok(value >= 0 && value < 1);
      tenths[Math.floor(value * 10)]++;
      sevenths[random.integer(7)]++;
    }
    assert.equal(sevenths.length, 7, 'no integer outside 0..6');
    assert.ok(evenness(tenths) > 1e-3 && evenness(sevenths) > 1e-3, `${tenths} ${sevenths}`);
    assert.equal(random.integer(1), 0);
  });

  it('normal() has the moments and tails of a standard normal', () => {
    const random = randomFor(1, 'normal');
    const n = 200000;
    const values = Array.from({ length: n }, () => random.normal());
    const mean = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / n;
    // The variance of z^m is (2m-1)!! less the square of its mean: 1, 2, 15, 96 for m = 1 to 4.
    [
      [0, 1],
      [1, 2],
      [0, 15],
      [3, 96],
    ].forEach(([want, variance], i) =>
      assert.ok(Math.abs(mean(i + 1) - want) < 3 * Math.sqrt(variance / n), `moment ${i + 1}: ${mean(i + 1)}`),
    );
    const beyond = values.filter(value => Math.abs(value) > 1.959963984540054).length / n;
    assert.ok(Math.abs(beyond - 0.05) < 3 * Math.sqrt((0.05 * 0.95) / n), String(beyond));
  });
});

describe('shuffle', () => {
  it('keeps every item, in place, for both kinds of array', () => {
    const items = Int32Array.from({ length: 50 }, (_, i) => i);
    assert.equal(shuffle(items, randomFor(1, 'shuffle')), items);
    assert.notDeepEqual(
      [...items],
      Array.from({ length: 50 }, (_, i) => i),
    );
    assert.deepEqual(
      [...items].sort((a, b) => a - b),
      Array.from({ length: 50 }, (_, i) => i),
    );
    assert.deepEqual(shuffle([], randomFor(1)), []);
    assert.deepEqual(shuffle([4], randomFor(1)), [4]);
  });

  it('gives all 24 orders of four items equal chances', () => {
    const random = randomFor(1, 'orders');
    const orders = new Map<string, number>();
    for (let i = 0; i < 24000; i++) {
      const order = shuffle([0, 1, 2, 3], random).join();
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    assert.equal(orders.size, 24);
    assert.ok(evenness([...orders.values()]) > 1e-3, [...orders.values()].join());
  });
});

describe('the path of randomFor', () => {
  it('refuses seeds and names that would share one stream', () => {
    for (const seed of [NaN, null, Infinity, -1, 0.5, '1'])
      assert.throws(
        () => randomFor(seed as number, 'a'),
        /^RangeError: Expected seed to be a whole number of at least 0/,
      );
    for (const part of [NaN, null, Infinity, {}, undefined])
      assert.throws(() => randomFor(1, part as number), /^RangeError: Expected a purpose of texts and numbers/);
  });
});
