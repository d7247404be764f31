import assert from 'node:assert/strict';
import { clusterQueries } from '../../../src/attack/indirect/clusterQueries';
import { randomFor } from '../../../src/core/random';
import { tf } from '../../../src/models/tensor/tensorflow';
import { readFixture } from '../../readFixture';

interface Case {
  name: string;
  width: number;
  features: number[];
  kept: { clusters: number; positions: number[] }[];
}

const matrix = (width: number, ...values: number[]) => ({ values: Float32Array.from(values), width });
const kept = (features: Parameters<typeof clusterQueries>[0], clusters: number) => [
  ...clusterQueries(features, clusters),
];

describe('clusterQueries', () => {
  for (const { name, width, features, kept } of readFixture<Case[]>('attack/indirect', 'clusterQueries'))
    for (const { clusters, positions } of kept)
      it(`keeps what SciPy does: ${name}, ${clusters}`, () =>
        assert.deepEqual([...clusterQueries(matrix(width, ...features), clusters)], positions));

  it('takes the direction of a row only, and of each cluster the middle', () => {
    const at = (degrees: number, length: number) => [
      length * Math.cos((degrees * Math.PI) / 180),
      length * Math.sin((degrees * Math.PI) / 180),
    ];
    const features = matrix(2, ...at(80, 1), ...at(10, 5), ...at(85, 7), ...at(0, 1), ...at(88, 0.1), ...at(8, 3));
    assert.deepEqual(kept(features, 2), [2, 5]);
  });

  it('finds groups that lie in several blocks of the product', () => {
    const random = randomFor(1, 'groups');
    const n = 2100;
    const width = 6;
    const group = Int32Array.from({ length: n }, () => random.integer(width));
    const values = new Float32Array(n * width);
    group.forEach((g, i) => {
      for (let j = 0; j < width; j++) values[i * width + j] = Number(j === g) + 0.1 * random.uniform();
    });
    const positions = kept({ values, width }, width);
    assert.deepEqual(positions.map(i => group[i]).sort(), [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(
      positions,
      positions.slice().sort((a, b) => a - b),
    );
  });

  it('merges equal rows all or not at all, and keeps the first', () => {
    const same = Float32Array.from({ length: 1100 * 30 }, (_, i) => 0.1 + (i % 30) / 37);
    assert.deepEqual(kept({ values: same, width: 30 }, 50), [0]);
    assert.deepEqual(kept(matrix(2, 1, 0, 0, 1, 2, 0, 0, 3, 1, 1), 4), [0, 1, 4]);
    assert.deepEqual(kept(matrix(2, 1, 0, 0, 1, 2, 0, 0, 3, 1, 1), 5), [0, 1, 2, 3, 4]);
  });

  it('takes a row of zeros as unlike everything, another one too', () => {
    assert.deepEqual(kept(matrix(2, 0, 0, 1, 0, 1, 0.1, 1, 0.2), 2), [0, 2]);
    assert.deepEqual(kept(matrix(2, 0, 0, 1, 0, 0, 0, 1, 0.2), 3), [0, 1, 2]);
    assert.deepEqual(kept(matrix(2, 0, 0, 0, 0, 0, 0), 2), [0]);
  });

  it('keeps all where there are no more than clusters', () => {
    assert.deepEqual(kept(matrix(2, 1, 0, 1, 0, 0, 1), 3), [0, 1, 2]);
    assert.deepEqual(kept(matrix(2, 1, 0, 1, 0, 0, 1), 50), [0, 1, 2]);
    assert.deepEqual(kept(matrix(2), 50), []);
  });

  it('takes the first of two', () => {
    assert.deepEqual(kept(matrix(3, 0.3, 0.1, 0.7, 0.31, 0.12, 0.69), 1), [0]);
    assert.deepEqual(kept(matrix(3, 0.31, 0.12, 0.69, 0.3, 0.1, 0.7), 1), [0]);
  });

  it('leaves its features and no tensor', () => {
    const random = randomFor(2, 'features');
    const features = matrix(5, ...Array.from({ length: 200 }, () => random.uniform()));
    const before = features.values.slice();
    const tensors = tf.memory().numTensors;
    clusterQueries(features, 5);
    assert.deepEqual(features.values, before);
    assert.equal(tf.memory().numTensors, tensors);
  });

  it('refuses what is no matrix, no number, or no number of clusters', () => {
    assert.throws(() => clusterQueries(matrix(2, 1, 2, 3), 1), /rows of 2 values in features, got "3 values"/);
    assert.throws(() => clusterQueries(matrix(0), 1), /whole rows/);
    assert.throws(
      () => clusterQueries(matrix(2, 1, 2, 3, NaN), 1),
      /features to be finite numbers, got "NaN in row 1, column 1"/,
    );
    for (const bad of [0, -1, 2.5, NaN, undefined as unknown as number])
      assert.throws(() => clusterQueries(matrix(2, 1, 2), bad), /clusters to be a whole number of at least 1/);
  });
});
