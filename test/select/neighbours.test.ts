import assert from 'node:assert/strict';
import { countNeighbours, countNeighboursAtEach, neighbourDistances } from '../../src/select/neighbours';
import { congruential } from '../models/congruential';
import { readFixture } from '../readFixture';

interface Answers {
  counts: { delta: number; least: number[]; most: number[] }[];
  nearest: { nth: number; distances: number[] }[];
}
interface Cases {
  small: Answers & { features: number[]; references: number[]; width: number };
  large: Answers & { rows: [number, number]; width: number; seeds: [number, number] };
}

const matrix = (values: number[], width: number) => ({ values: Float32Array.from(values), width });

describe('neighbours', () => {
  const { small, large } = readFixture<Cases>('select', 'neighbours');
  const made = large.seeds.map((seed, i) => {
    const { uniform } = congruential(seed);
    return { values: new Float32Array(large.rows[i] * large.width).map(() => uniform() - 0.3), width: large.width };
  });
  const inputs = [
    ['scikit-learn', small, matrix(small.features, small.width), matrix(small.references, small.width)],
    ['scikit-learn on more than one block of rows', large, made[0], made[1]],
  ] as const;

  for (const [name, { counts, nearest }, features, references] of inputs) {
    it(`countNeighbours counts as ${name}`, () => {
      for (const { delta, least, most } of counts) {
        const actual = countNeighbours(features, references, delta);
        assert.equal(actual.length, least.length);
        actual.forEach((count, i) =>
          assert.ok(count >= least[i] && count <= most[i], `row ${i}, δ ${delta}: ${count}, wanted ${least[i]}`),
        );
      }
    });

    it(`neighbourDistances measures as ${name}`, () => {
      for (const { nth, distances } of nearest) {
        const actual = neighbourDistances(features, references, nth);
        assert.equal(actual.length, distances.length);
        actual.forEach((distance, i) =>
          assert.ok(
            Math.abs(distance - distances[i]) < 1e-6,
            `row ${i}, nth ${nth}: ${distance}, wanted ${distances[i]}`,
          ),
        );
      }
    });
  }

  it('countNeighboursAtEach counts for several δ, in any order, as for one at a time', () => {
    const deltas = [0.3, 0, 2, 0.05, 0.3];
    assert.deepEqual(
      countNeighboursAtEach(made[0], made[1], deltas),
      deltas.map(delta => countNeighbours(made[0], made[1], delta)),
    );
    assert.deepEqual(countNeighboursAtEach(made[0], made[1], []), []);
    assert.throws(
      () => countNeighboursAtEach(made[0], made[1], [0.1, 2.5]),
      /delta to be a number from 0 to 2, got 2\.5/,
    );
  });

  it('agree with each other at the very threshold: the nth nearest is no neighbour at its own distance', () => {
    for (const nth of [1, 3])
      neighbourDistances(made[0], made[1], nth)
        .slice(0, 40)
        .forEach((delta, i) => {
          const one = { values: made[0].values.slice(i * 4, i * 4 + 4), width: 4 };
          const own = neighbourDistances(one, made[1], nth)[0];
          assert.equal(countNeighbours(one, made[1], own)[0], nth - 1);
          assert.equal(countNeighbours(one, made[1], own + 1e-6)[0] >= nth, true);
          assert.ok(Math.abs(own - delta) < 1e-6);
        });
  });

  it('a row of zeros has distance 1 from everything, itself included', () => {
    const [zero, some] = [matrix([0, 0], 2), matrix([1, 0, -1, 0, 0, 0], 2)];
    assert.deepEqual(
      [1, 1.001].map(delta => countNeighbours(zero, some, delta)[0]),
      [0, 3],
    );
    assert.deepEqual([...neighbourDistances(zero, some, 3)], [1]);
  });

  it('nothing is nearer than 0, even where rounding brings a cosine above 1', () => {
    const random = congruential(9);
    const rows = { values: new Float32Array(300 * 7).map(() => random.uniform()), width: 7 };
    assert.ok(countNeighbours(rows, rows, 0).every(count => count === 0));
    const nearest = neighbourDistances(rows, rows);
    assert.ok(nearest.every(distance => distance >= 0 && distance < 1e-6));
    assert.ok(countNeighbours(rows, rows, 1e-5).every(count => count >= 1));
  });

  it('do not look at lengths', () => {
    const random = congruential(2);
    const rows = { values: new Float32Array(40).map(() => random.uniform() - 0.5), width: 4 };
    const scaled = { values: rows.values.map((value, i) => value * 10 ** (Math.floor(i / 4) - 5)), width: 4 };
    assert.deepEqual(countNeighbours(scaled, rows, 0.4), countNeighbours(rows, rows, 0.4));
  });

  it('answer for no rows, and with Infinity for fewer references than asked for', () => {
    const none = matrix([], 2);
    const one = matrix([1, 2], 2);
    assert.deepEqual([...countNeighbours(none, one, 0.1)], []);
    assert.deepEqual([...countNeighbours(one, none, 0.1)], [0]);
    assert.deepEqual([...neighbourDistances(one, none)], [Infinity]);
    assert.deepEqual([...neighbourDistances(one, one, 2)], [Infinity]);
  });

  it('take float64 as well', () => {
    const wide = { values: Float64Array.from(small.features), width: small.width };
    assert.deepEqual(countNeighbours(wide, wide, 0.8), countNeighbours(inputs[0][2], inputs[0][2], 0.8));
  });

  it('reject bad input', () => {
    const good = matrix([1, 2, 3, 4], 2);
    const rejects = (features: object, references: object, delta: number, message: RegExp) =>
      assert.throws(() => countNeighbours(features as typeof good, references as typeof good, delta), {
        name: 'RangeError',
        message,
      });
    rejects(good, good, -0.1, /delta to be a number from 0 to 2, got -0\.1/);
    rejects(good, good, 2.1, /delta .* got 2\.1/);
    rejects(good, good, NaN, /delta .* got NaN/);
    rejects(good, matrix([1, 2, 3], 3), 0.1, /one width, got "2 and 3"/);
    rejects(matrix([1, 2, 3], 2), good, 0.1, /rows of 2 values in features, got "3 values"/);
    rejects(good, matrix([], 0), 0.1, /references .* got "0 values of width 0"/);
    rejects({ values: good.values }, good, 0.1, /features to be a matrix, got an object with values/);
    rejects(
      good,
      matrix([1, 2, 3, NaN], 2),
      0.1,
      /references to be finite numbers, got "NaN in row 1, column 1"\. Did a model diverge\?/,
    );
    rejects(matrix([1, Infinity], 2), good, 0.1, /features .* "Infinity in row 0, column 1"/);
    assert.throws(() => neighbourDistances(good, good, 0), /nth to be a whole number of at least 1, got 0/);
    assert.throws(() => neighbourDistances(matrix([NaN, 1], 2), good), /NaN in row 0/);
  });

  it('take rows and frames, and refuse lists, too many neighbours and what is no list of thresholds', () => {
    const rows = [
      [1, 0],
      [1, 1],
    ];
    const flat = matrix([1, 0, 1, 1], 2);
    assert.deepEqual(countNeighbours(rows, rows, 0.1), countNeighbours(flat, flat, 0.1));
    assert.deepEqual(neighbourDistances(rows, flat), neighbourDistances(flat, flat));
    assert.throws(() => countNeighbours([1, 0] as never, rows, 0.1), /rows in features, got "one list of 2 numbers"/);
    assert.throws(() => neighbourDistances(rows, [[1, 'x']] as never), /a number as references\[0\]\[1\], got "x"/);
    for (const nth of [1e9, 1e15])
      assert.throws(() => neighbourDistances(rows, rows, nth), /nth to be at most 1,000,000/);
    for (const deltas of [0.1, null, undefined, ['0.1']])
      assert.throws(() => countNeighboursAtEach(rows, rows, deltas as never), /^RangeError: Expected delta/);
  });
});
