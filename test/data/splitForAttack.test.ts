import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { row } from '../../src/core/matrix';
import type { Dataset } from '../../src/data/dataset';
import { twins } from '../../src/data/duplicates';
import { loadCancer } from '../../src/data/load/loadCancer';
import { Records } from '../../src/data/records';
import { AttackSplit, halvings, splitForAttack } from '../../src/data/splitForAttack';

describe('splits', () => {
  let cancer: Dataset;
  let split: AttackSplit;
  before(async () => {
    cancer = await loadCancer();
    split = splitForAttack(cancer, { pool: 200 });
  });

  describe('splitForAttack', () => {
    it('shares out all records, each once', () => {
      assert.deepEqual([split.pool.length, split.adversary.length, split.rest.length], [200, 499, 0]);
      assert.equal(split.trainingSize, 100);
      assert.equal(new Set([...split.pool.indices, ...split.adversary.indices]).size, 699);
      const some = splitForAttack(cancer, { pool: 200, adversary: 300 });
      const all = [some.pool, some.adversary, some.rest].flatMap(({ indices }) => [...indices]);
      assert.deepEqual(
        all.sort((a, b) => a - b),
        [...cancer.labels.keys()],
      );
      assert.deepEqual(some.pool.indices, split.pool.indices);
    });

    it('is decided by the seed, by default 1', () => {
      assert.deepEqual(splitForAttack(cancer, { pool: 200, seed: 1 }).pool.indices, split.pool.indices);
      assert.notDeepEqual(splitForAttack(cancer, { pool: 200, seed: 2 }).pool.indices, split.pool.indices);
    });

    it('gives each record the same chance of being in the pool', () => {
      const times = new Float64Array(699);
      for (let seed = 0; seed < 300; seed++)
        for (const index of splitForAttack(cancer, { pool: 350, seed }).pool.indices) times[index]++;
      // Binomial(300, 350/699): sd 8.66; five sd hold for 699 records with probability above 0.999.
      assert.ok(times.every(n => Math.abs(n - (300 * 350) / 699) < 43.3));
    });

    it('counts and notes twins', () => {
      const text = (index: number) => `${row(cancer.features, index)} ${cancer.labels[index]}`;
      const [pool, adversary] = [split.pool, split.adversary].map(({ indices }) => Array.from(indices, text));
      const outside = pool.filter(record => adversary.includes(record)).length;
      const inside = pool.filter((record, i) => pool.some((other, j) => i !== j && other === record)).length;
      assert.deepEqual(split.twins, { adversary: outside, pool: inside });
      assert.match(split.notes[0], new RegExp(`Of 200 pool records, ${outside} have a twin .* and ${inside} have one`));
    });

    it('rejects sizes that do not work', () => {
      const rejects = (options: Parameters<typeof splitForAttack>[1], message: RegExp) =>
        assert.throws(() => splitForAttack(cancer, options), { name: 'RangeError', message });
      rejects({ pool: 201 }, /pool to be even, for it is halved, got 201/);
      rejects({ pool: 0 }, /pool to be a whole number of at least 2, got 0/);
      rejects({ pool: 700 }, /pool to be less than the 699 records of cancer, got 700/);
      rejects({ pool: 200, adversary: 500 }, /adversary to be at most 499, .* got 500/);
      rejects({ pool: 200, adversary: 0 }, /adversary to be a whole number of at least 1, got 0/);
      rejects({ pool: 200, seed: 1.5 }, /seed to be a whole number/);
    });

    it('rejects data of one class', () => {
      const labels = new Int32Array(699);
      assert.throws(() => splitForAttack({ ...cancer, labels }, { pool: 200 }), /at least two classes, got "benign"/);
    });

    it('prints as one line', () => {
      assert.equal(inspect(split), 'AttackSplit of cancer: pool 200 (trains on 100), adversary 499, rest 0; seed 1');
    });
  });

  describe('AttackSplit', () => {
    it('takes sets by hand', () => {
      const own = new AttackSplit({ dataset: cancer, pool: [5, 0], adversary: [698, 7] });
      assert.deepEqual([...own.pool.indices], [5, 0]);
      assert.equal(own.rest.length, 695);
      assert.ok(![0, 5, 7, 698].some(index => own.rest.indices.includes(index)));
    });

    it('rejects an index given twice or outside the data, and empty sets', () => {
      const make = (pool: number[], adversary: number[]) => () => new AttackSplit({ dataset: cancer, pool, adversary });
      assert.throws(make([0, 0], [1]), /at most once in pool and adversary, got "record 0 twice"/);
      assert.throws(make([0, 1], [1]), /record 1 twice/);
      assert.throws(make([0, 699], [1]), /index 1 to be a whole number from 0 to 698, .* got 699/);
      assert.throws(make([0, 1], []), /records for the adversary, got "none"/);
    });
  });

  describe('halvings', () => {
    it('puts each pool record into exactly 50 of 100 halves', () => {
      const halves = halvings(split).flat();
      assert.equal(halves.length, 100);
      assert.ok(halves.every(half => half.length === 100));
      const times = new Map<number, number>();
      for (const index of halves.flatMap(half => [...half])) times.set(index, (times.get(index) ?? 0) + 1);
      assert.deepEqual(
        [...times.keys()].sort((a, b) => a - b),
        [...split.pool.indices],
      );
      assert.ok([...times.values()].every(n => n === 50));
    });

    it('makes halves that are disjoint and all different', () => {
      const pairs = halvings(split, 20);
      for (const [first, second] of pairs) assert.equal(new Set([...first, ...second]).size, 200);
      assert.equal(new Set(pairs.flat().map(String)).size, 40);
    });

    it('gives halving i whatever the count, by seed', () => {
      assert.deepEqual(halvings(split, 3), halvings(split, 50).slice(0, 3));
      assert.deepEqual(halvings(split, 3), halvings(split, 3, 1));
      assert.notDeepEqual(halvings(split, 3, 2), halvings(split, 3));
    });

    it('rejects a count of none', () => assert.throws(() => halvings(split, 0), /count to be .* at least 1, got 0/));
  });

  describe('Records', () => {
    it('gathers features and labels in the order of the indices, repeats included', () => {
      const records = new Records(cancer, [698, 1, 1]);
      const features = records.features();
      assert.equal(features.values.length, 27);
      [698, 1, 1].forEach((index, i) => assert.deepEqual(row(features, i), row(cancer.features, index)));
      assert.deepEqual(
        [...records.labels()],
        [698, 1, 1].map(index => cancer.labels[index]),
      );
      features.values.fill(9);
      assert.notEqual(cancer.features.values[9], 9);
      assert.equal(inspect(records), 'Records: 3 of 699 of cancer');
    });

    it('rejects what is no index', () => {
      for (const bad of [-1, 699, 0.5, NaN]) assert.throws(() => new Records(cancer, [bad]), RangeError);
    });
  });

  describe('twins', () => {
    const data = (): Dataset => ({
      ...cancer,
      features: { values: Float32Array.of(1, 1, 1, 2, 3), width: 1 },
      labels: Int32Array.of(0, 0, 1, 1, 1),
    });

    it('wants the same features and the same class', () => {
      const few = data();
      assert.deepEqual([...twins(new Records(few, [0, 2, 3]), new Records(few, [1, 4]))], [1, 0, 0]);
    });

    it('does not take a record for its own twin', () => {
      const few = data();
      assert.deepEqual([...twins(new Records(few, [0, 1, 2, 3]), new Records(few, [3, 0, 0, 3]))], [0, 1, 0, 0]);
      const all = new Records(few, [0, 1, 2, 3, 4]);
      assert.deepEqual([...twins(all, all)], [1, 1, 0, 0, 0]);
    });

    it('compares records of different datasets by value', () => {
      assert.deepEqual([...twins(new Records(data(), [0, 2, 3]), new Records(data(), [0, 3]))], [1, 0, 1]);
    });
  });
});
