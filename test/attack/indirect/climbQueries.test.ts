import assert from 'node:assert/strict';
import { type Answering, type Climb, climbQueries } from '../../../src/attack/indirect/climbQueries';
import { clipToValid } from '../../../src/attack/indirect/clipToValid';
import { type Matrix, row, rows } from '../../../src/core/matrix';
import { randomFor } from '../../../src/core/random';
import { createDataset } from '../../../src/data/createDataset';
import type { Dataset } from '../../../src/data/dataset';
import { logLosses } from '../../../src/models/losses';
import { tinyImages } from '../../models/tinyImages';

const categories = ['red', 'green', 'blue'];

/** A number from -1 to 3, one of three colours, and a number from 0 to 1. */
const people = (() => {
  const random = randomFor(5, 'people');
  const values = new Float32Array(20 * 5);
  for (let r = 0; r < 20; r++) {
    values[r * 5] = r === 0 ? -1 : r === 1 ? 3 : 4 * random.uniform() - 1;
    values[r * 5 + 1 + random.integer(3)] = 1;
    values[r * 5 + 4] = r === 0 ? 0 : r === 1 ? 1 : random.uniform();
  }
  return createDataset({
    name: 'people',
    features: { values, width: 5 },
    labels: Int32Array.from({ length: 20 }, (_, r) => r % 2),
    classes: ['no', 'yes'],
    columns: [
      { name: 'height', start: 0, width: 1 },
      { name: 'colour', start: 1, width: 3, categories },
      { name: 'share', start: 4, width: 1 },
    ],
    notes: [],
  });
})();

/** Linear models of two classes, whose weights for the second one are given. */
const linear = (weights: number[][]): Answering => ({
  logitsOn(inputs) {
    const n = rows(inputs);
    const values = new Float32Array(weights.length * n * 2);
    weights.forEach((own, m) => {
      for (let q = 0; q < n; q++)
        values[(m * n + q) * 2 + 1] = own.reduce((sum, weight, j) => sum + weight * row(inputs, q)[j], 0);
    });
    return { values, models: weights.length, records: n, classes: 2 };
  },
});

/** Random models, each with another that differs from it. */
function pairOf({ features: { width } }: Dataset, models: number) {
  const random = randomFor(6, 'pairs', width);
  const plain = Array.from({ length: models }, () => Array.from({ length: width }, () => 0.5 * random.normal()));
  return {
    plain: linear(plain),
    positive: linear(plain.map(weights => weights.map(weight => weight + 0.5 * random.normal()))),
  };
}

type Pair = ReturnType<typeof pairOf>;
const climbing: Climb = { label: 1, gamma: 0.3, step: 0.1, iterations: 30 };

/** The hinge of each query. */
function hinges({ plain, positive }: Pair, queries: Matrix, { label, gamma }: Climb = climbing): number[] {
  const n = rows(queries);
  const labels = new Int32Array(n).fill(label);
  const [high, low] = [positive, plain].map(models => logLosses(models.logitsOn(queries), labels).values);
  const sums = new Array<number>(n).fill(0);
  high.forEach((loss, i) => {
    sums[i % n] += Math.max(0, gamma - (Math.exp(-loss) - Math.exp(-low[i])));
  });
  return sums;
}

const climb = (dataset: Dataset, { positive, plain }: Pair, queries: Matrix, more: Partial<Climb> = {}, seed = 1) =>
  climbQueries(dataset, positive, plain, queries, { ...climbing, ...more }, randomFor(seed, 'climb'));

for (const [name, dataset] of Object.entries({ 'a table': people, images: tinyImages(20) }))
  describe(`climbQueries on ${name}`, () => {
    const pair = pairOf(dataset, 4);
    const { features } = dataset;
    const { width } = features;

    it('lets no hinge grow, and most of them fall', () => {
      const before = hinges(pair, features);
      const after = hinges(pair, climb(dataset, pair, features));
      after.forEach((hinge, q) => assert.ok(hinge <= before[q], `${q}: ${hinge} after ${before[q]}`));
      assert.ok(after.filter((hinge, q) => hinge < before[q]).length > 10);
    });

    it('stays within bounds, and leaves what it is given as it is', () => {
      const given = features.values.slice();
      const { low, high } = clipToValid(dataset);
      const { values } = climb(dataset, pair, features, { step: 1 });
      values.forEach((value, i) => assert.ok(value >= low[i % width] && value <= high[i % width]));
      assert.deepEqual(features.values, given);
      assert.notDeepEqual(values, given);
    });

    it('is the same for the same stream, and nothing without changes or queries', () => {
      assert.deepEqual(climb(dataset, pair, features), climb(dataset, pair, features));
      assert.notDeepEqual(climb(dataset, pair, features), climb(dataset, pair, features, {}, 2));
      assert.deepEqual(climb(dataset, pair, features, { iterations: 0 }).values, features.values);
      assert.equal(climb(dataset, pair, { values: new Float32Array(), width }).values.length, 0);
    });

    it('lets a query rest whose hinge is 0', () => {
      const rested = climb(dataset, pair, features, { gamma: -1 });
      assert.deepEqual(rested.values, features.values);
    });

    it('changes every feature sooner or later', () => {
      const moved = climb(dataset, pair, features, { gamma: 2, iterations: 300 });
      for (let j = 0; j < width; j++)
        assert.ok(
          moved.values.some((value, i) => i % width === j && value !== features.values[i]),
          `feature ${j}`,
        );
    });
  });

describe('climbQueries', () => {
  it('keeps one category of each column', () => {
    const { values } = climb(people, pairOf(people, 4), people.features);
    for (let q = 0; q < 20; q++)
      assert.deepEqual([...values.subarray(q * 5 + 1, q * 5 + 4)].sort(), [0, 0, 1], `query ${q}`);
  });

  it('finds the best category, and the end of a range', () => {
    const pair = { plain: linear([[0, 0, 0, 0, 0]]), positive: linear([[0, 0, 1, 0, 1]]) };
    const found = climb(people, pair, people.features, { gamma: 1, iterations: 100 });
    for (let q = 0; q < 20; q++) {
      assert.deepEqual([...row(found, q).subarray(1, 4)], [0, 1, 0]);
      assert.ok(row(found, q)[4] > 0.9);
    }
  });
});
