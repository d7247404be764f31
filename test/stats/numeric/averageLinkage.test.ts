import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { averageLinkage, cut, type Merges } from '../../../src/stats/numeric/averageLinkage';
import { readFixture } from '../../readFixture';

interface Case {
  name: string;
  n: number;
  distances: number[];
  left: number[];
  right: number[];
  heights: number[];
  cuts: { clusters: number; labels: number[] }[];
}

const cases = readFixture<Case[]>('stats', 'averageLinkage');

/** Labels renamed in order of first appearance. */
const renamed = (labels: ArrayLike<number>) => {
  const seen = [...new Set(Array.from(labels))];
  return Array.from(labels, label => seen.indexOf(label));
};

const onLine = (...points: number[]) =>
  Float32Array.from(points.flatMap((p, i) => points.slice(i + 1).map(q => Math.abs(p - q))));
const cluster = (n: number, clusters: number, distances: Float32Array) => [
  ...cut(averageLinkage(distances, n), n, clusters),
];

describe('averageLinkage', () => {
  for (const { name, n, distances, left, right, heights, cuts } of cases) {
    it(`merges as SciPy: ${name}`, () => {
      const merges = averageLinkage(Float32Array.from(distances), n);
      assert.equal(merges.heights.length, n - 1);
      heights.forEach((height, i) =>
        assert.ok(Math.abs(merges.heights[i] - height) <= 1e-5 * Math.max(1, height), `merge ${i}`),
      );
      assert.deepEqual([[...merges.left], [...merges.right]], [left, right]);
    });
    it(`cuts as SciPy: ${name}`, () => {
      const merges = averageLinkage(Float32Array.from(distances), n);
      for (const { clusters, labels } of cuts)
        assert.deepEqual([...cut(merges, n, clusters)], renamed(labels), `${clusters} clusters`);
    });
  }

  it('averages over rows, not over clusters', () => {
    // 0 and 1 merge at 1, then 3 at (3 + 2) / 2, then 10 at (10 + 9 + 7) / 3.
    const merges = averageLinkage(onLine(0, 1, 3, 10), 4);
    assert.deepEqual(merges, {
      left: Int32Array.of(0, 2, 3),
      right: Int32Array.of(1, 4, 5),
      heights: Float32Array.of(1, 2.5, 26 / 3),
    });
  });

  it('never goes down, whatever rounding does', () => {
    const random = randomFor(3, 'linkage');
    const n = 300;
    const distances = Float32Array.from({ length: (n * (n - 1)) / 2 }, () => 1 + 1e-6 * random.uniform());
    const { heights, left, right } = averageLinkage(distances, n);
    assert.deepEqual(heights, heights.slice().sort());
    assert.deepEqual(
      [...left, ...right].sort((a, b) => a - b),
      Array.from({ length: 2 * n - 2 }, (_, i) => i),
    );
  });

  it('goes back where the chain came from before it goes on to a cluster as near', () => {
    assert.deepEqual(averageLinkage(onLine(0, 1, 2, 3), 4), {
      left: Int32Array.of(0, 2, 4),
      right: Int32Array.of(1, 3, 5),
      heights: Float32Array.of(1, 1, 2),
    });
    assert.deepEqual([...averageLinkage(new Float32Array(6).fill(1), 4).heights], [1, 1, 1]);
  });

  it('answers for one row and for none', () => {
    for (const n of [0, 1])
      assert.deepEqual(averageLinkage(new Float32Array(0), n), {
        left: new Int32Array(0),
        right: new Int32Array(0),
        heights: new Float32Array(0),
      });
    assert.deepEqual([cluster(0, 3, new Float32Array(0)), cluster(1, 3, new Float32Array(0))], [[], [0]]);
  });

  it('refuses distances of another number, and what is no distance', () => {
    assert.throws(() => averageLinkage(new Float32Array(5), 4), /Expected 6 distances between 4 rows, got 5/);
    for (const bad of [-1, NaN, Infinity])
      assert.throws(
        () => averageLinkage(Float32Array.of(1, bad, 1), 3),
        new RegExp(`distance 1 to be a finite number of at least 0, got ${bad}`),
      );
    assert.throws(() => averageLinkage(new Float32Array(0), -1), /n to be a whole number of at least 0, got -1/);
    assert.throws(() => averageLinkage(new Float32Array(0), 1.5), /n to be a whole number/);
    assert.throws(() => averageLinkage(new Float32Array(0), 100_000), /at most 46340 rows, got 100000/);
  });
});

describe('cut', () => {
  const apart = onLine(20, 0, 21, 1, 50);

  it('numbers clusters in order of first appearance', () => {
    assert.deepEqual(cluster(5, 3, apart.slice()), [0, 1, 0, 1, 2]);
    assert.deepEqual(cluster(5, 1, apart.slice()), [0, 0, 0, 0, 0]);
  });

  it('keeps rows apart where there are as many clusters as rows, or more', () => {
    for (const clusters of [5, 6, 1000]) assert.deepEqual(cluster(5, clusters, apart.slice()), [0, 1, 2, 3, 4]);
    assert.deepEqual(cluster(3, 3, new Float32Array(3)), [0, 1, 2]);
  });

  it('does all merges of one height or none, so that there may be fewer', () => {
    assert.deepEqual(cluster(4, 3, onLine(0, 1, 10, 11)), [0, 0, 1, 1]);
    assert.deepEqual(cluster(4, 3, new Float32Array(6)), [0, 0, 0, 0]);
  });

  it('refuses a hierarchy of other rows, and a number of clusters that is none', () => {
    const merges: Merges = averageLinkage(apart.slice(), 5);
    assert.throws(() => cut(merges, 6, 2), /Expected 5 merges of 6 rows, got 4/);
    for (const bad of [0, -1, 1.5, NaN])
      assert.throws(() => cut(merges, 5, bad), /clusters to be a whole number of at least 1/);
  });
});
