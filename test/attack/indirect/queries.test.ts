import assert from 'node:assert/strict';
import { clipToValid } from '../../../src/attack/indirect/clipToValid';
import { noisyQueries, type Queries, randomQueries, uniformQueries } from '../../../src/attack/indirect/queries';
import { createDataset } from '../../../src/data/createDataset';
import type { Dataset } from '../../../src/data/dataset';
import { encode } from '../../../src/data/encode/encode';
import { loadCancer } from '../../../src/data/load/loadCancer';
import { columnOfTexts } from '../../data/columnOfTexts';

/** A number from -1 to 3, three colours, and a number that never varies. */
const mixed = () =>
  encode(
    {
      source: 'mixed',
      columns: [
        columnOfTexts('size', ['-1', '3', '1', '0']),
        columnOfTexts('colour', ['red', 'green', 'blue', 'red']),
        columnOfTexts('fixed', ['5', '5', '5', '5']),
        columnOfTexts('class', ['a', 'b', 'a', 'b']),
      ],
      records: 4,
      place: row => `row ${row}`,
      notes: [],
    },
    { label: 'class', scale: 'none' },
  );

/** Images of 2 × 2 pixels; the first is always 0. */
const images = () =>
  createDataset({
    name: 'images',
    features: { values: Float32Array.of(0, 1, 0.5, 0.5, 0, 0.2, 0.5, 0.4), width: 4 },
    labels: Int32Array.of(0, 1),
    classes: ['x', 'y'],
    columns: [0, 1, 2, 3].map(start => ({ name: `pixel ${start}`, start, width: 1 })),
    image: [2, 2, 1],
    notes: [],
  });

const column = ({ values, width }: Queries, j: number) => Array.from(values).filter((_, i) => i % width === j);
const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
const deviation = (values: number[]) => Math.sqrt(mean(values.map(value => (value - mean(values)) ** 2)));
const share = (values: number[], value: number) => values.filter(one => one === value).length / values.length;
const near = (got: number, wanted: number, by: number) =>
  assert.ok(Math.abs(got - wanted) <= by, `${got}, not ${wanted}`);

function assertValid(queries: Queries): void {
  const [size, red, fixed] = [0, 1, 4].map(j => column(queries, j));
  assert.ok(size.every(value => value >= -1 && value <= 3));
  assert.deepEqual(new Set(fixed), new Set([5]));
  red.forEach((_, i) => assert.deepEqual([...queries.values.subarray(i * 5 + 1, i * 5 + 4)].sort(), [0, 0, 1]));
}

describe('queries', () => {
  let cancer: Dataset;
  before(async () => {
    cancer = await loadCancer();
  });

  describe('uniformQueries', () => {
    it('spreads numbers evenly over their range and takes each category equally often', () => {
      const queries = uniformQueries(mixed(), { count: 4000 });
      assert.equal(queries.values.length, 4000 * 5);
      assertValid(queries);
      const size = column(queries, 0);
      near(mean(size), 1, 4 * (4 / Math.sqrt(12 * 4000)));
      near(deviation(size), 4 / Math.sqrt(12), 0.05);
      for (const j of [1, 2, 3]) near(share(column(queries, j), 1), 1 / 3, 4 * Math.sqrt(2 / 9 / 4000));
    });
    it('makes 5,000, in the range that Cancer has', () => {
      const { values, width } = uniformQueries(cancer);
      assert.deepEqual([values.length, width], [5000 * 9, 9]);
      assert.ok(values.every(value => value >= Math.fround(0.1) && value <= 1));
      assert.ok(Math.min(...values) < 0.101 && Math.max(...values) > 0.999);
    });
    it('makes the same again from a seed, others from another, and more without changing the first', () => {
      const { values } = uniformQueries(cancer, { count: 20, seed: 7 });
      assert.deepEqual(uniformQueries(cancer, { count: 20, seed: 7 }).values, values);
      assert.deepEqual(uniformQueries(cancer, { count: 30, seed: 7 }).values.subarray(0, values.length), values);
      assert.notDeepEqual(uniformQueries(cancer, { count: 20, seed: 8 }).values, values);
    });
    it('refuses a count or a seed that is none', () => {
      for (const count of [0, -1, 1.5, NaN])
        assert.throws(() => uniformQueries(cancer, { count }), /count to be a whole number of at least 1/);
      for (const seed of [-1, 0.5])
        assert.throws(() => uniformQueries(cancer, { seed }), /seed to be a whole number of at least 0/);
    });
  });

  describe('noisyQueries', () => {
    it('lie around the record, as wide as asked', () => {
      const queries = noisyQueries(mixed(), 2, { count: 4000, sigma: 0.1 }); // size 1 ± 0.4, 5 deviations from the edge
      assertValid(queries);
      const size = column(queries, 0);
      near(mean(size), 1, 4 * (0.4 / Math.sqrt(4000)));
      near(deviation(size), 0.4, 4 * (0.4 / Math.sqrt(8000)));
    });
    it("keep the record's category while noise is small, and lose it when it is large", () => {
      const {
        columns: [, { categories }],
        features,
      } = mixed();
      const own = [...features.values.subarray(10 + 1, 10 + 4)].indexOf(1);
      assert.equal(categories![own], 'blue');
      assert.equal(share(column(noisyQueries(mixed(), 2, { count: 500, sigma: 0.05 }), 1 + own), 1), 1);
      near(share(column(noisyQueries(mixed(), 2, { count: 4000, sigma: 100 }), 1 + own), 1), 1 / 3, 0.04);
    });
    it('are clipped to the range of all pixels, which holds for a pixel that never varies too', () => {
      const queries = noisyQueries(images(), 0, { count: 4000 });
      assert.ok(queries.values.every(value => value >= 0 && value <= 1));
      // Deviation 0.5: half of the noise on 0 is below it, 2.3 % are two deviations above it.
      near(share(column(queries, 0), 0), 0.5, 4 * Math.sqrt(0.25 / 4000));
      near(share(column(queries, 0), 1), 0.0228, 4 * Math.sqrt(0.022 / 4000));
      near(mean(column(queries, 2)), 0.5, 0.03);
    });
    it('are the record itself without noise', () => {
      assert.deepEqual(
        [...noisyQueries(mixed(), 1, { count: 1, sigma: 0 }).values],
        [...mixed().features.values.subarray(5, 10)],
      );
    });
    it('differ between records in their noise, and are the same again from a seed', () => {
      const noise = (index: number) => {
        const { values } = noisyQueries(mixed(), index, { count: 50, sigma: 0.01 });
        return values.filter((_, i) => i % 5 === 0).map(value => value - mixed().features.values[index * 5]);
      };
      assert.ok(noise(2).some((value, i) => Math.abs(value - noise(3)[i]) > 0.01));
      assert.deepEqual(noise(2), noise(2));
      assert.notDeepEqual(
        noisyQueries(cancer, 0, { seed: 1, count: 5 }),
        noisyQueries(cancer, 0, { seed: 2, count: 5 }),
      );
    });
    it('refuses an index that is no record, and noise that is none', () => {
      for (const index of [-1, 4, 0.5, NaN, '1' as unknown as number])
        assert.throws(
          () => noisyQueries(mixed(), index),
          /Expected index to be a position from 0 to 3, among 4 records, got/,
        );
      for (const sigma of [-0.1, NaN, Infinity])
        assert.throws(() => noisyQueries(mixed(), 0, { sigma }), /sigma to be a number from 0/);
      assert.throws(() => noisyQueries(mixed(), 0, { count: 0 }), /count/);
      assert.throws(() => noisyQueries(mixed(), 0, { seed: -1 }), /seed/);
    });
  });

  it('randomQueries are noise on images, and uniform on other data', () => {
    assert.deepEqual(
      randomQueries(images(), 1, { count: 9, sigma: 0.2 }),
      noisyQueries(images(), 1, { count: 9, sigma: 0.2 }),
    );
    assert.deepEqual(randomQueries(mixed(), 1, { count: 9, seed: 3 }), uniformQueries(mixed(), { count: 9, seed: 3 }));
  });

  describe('clipToValid', () => {
    it('bounds numbers by the data, one-hot values by 0 and 1, and pixels by all pixels', () => {
      assert.deepEqual(clipToValid(mixed()), {
        low: Float32Array.of(-1, 0, 0, 0, 5),
        high: Float32Array.of(3, 1, 1, 1, 5),
      });
      assert.deepEqual(clipToValid(images()), { low: new Float32Array(4), high: new Float32Array(4).fill(1) });
    });
    it('has room for every record', () => {
      const { low, high } = clipToValid(cancer);
      assert.ok(cancer.features.values.every((value, i) => value >= low[i % 9] && value <= high[i % 9]));
    });
    it('is worked out once', () => assert.equal(clipToValid(cancer), clipToValid(cancer)));
  });
});
