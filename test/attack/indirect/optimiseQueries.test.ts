import assert from 'node:assert/strict';
import { clipToValid } from '../../../src/attack/indirect/clipToValid';
import { type OptimiseOptions, optimiseQueries } from '../../../src/attack/indirect/optimiseQueries';
import { type Matrix, row, rows } from '../../../src/core/matrix';
import { randomFor } from '../../../src/core/random';
import { createDataset } from '../../../src/data/createDataset';
import type { Dataset } from '../../../src/data/dataset';
import { type Architecture, inputShape, parameters } from '../../../src/models/architecture';
import { logitsOn } from '../../../src/models/tensor/logitsOn';
import { tf } from '../../../src/models/tensor/tensorflow';
import type { Weights } from '../../../src/models/weights';
import { tinyImages } from '../../models/tinyImages';

const random = randomFor(3, 'optimise queries');
const matrix = (n: number, width: number, draw: () => number) => ({
  values: Float32Array.from({ length: n * width }, draw),
  width,
});

/** Records of 4 features in 3 classes. */
const threeClasses = createDataset({
  name: 'three classes',
  features: matrix(12, 4, random.uniform),
  labels: Int32Array.from({ length: 12 }, (_, i) => i % 3),
  classes: ['a', 'b', 'c'],
  columns: [0, 1, 2, 3].map(start => ({ name: `${start}`, start, width: 1 })),
  notes: [],
});

interface Case {
  dataset: Dataset;
  architecture: Architecture;
  plain: Weights[];
  positive: Weights[];
  queries: Matrix & { values: Float32Array };
}

/** Random models, each with another that is a little like it, and random queries. */
function makeCase(dataset: Dataset, layers: Architecture['layers'], models: number): Case {
  const architecture: Architecture = { layers, optimiser: 'sgd', rate: 0.1, batch: 1, steps: 1 };
  const tensors = parameters(architecture, inputShape(architecture, dataset), dataset.classes.length);
  const draw = (size: number) => Float32Array.from({ length: size }, () => 0.6 * random.normal());
  const plain = Array.from({ length: models }, () => tensors.map(({ shape }) => draw(shape.reduce((a, b) => a * b))));
  const positive = plain.map(weights => weights.map(values => values.map(value => value + 0.2 * random.normal())));
  return { dataset, architecture, plain, positive, queries: matrix(5, dataset.features.width, random.uniform) };
}

const dense = makeCase(threeClasses, [{ type: 'dense', units: 6, activation: 'tanh' }], 7);
const convolutional = makeCase(
  tinyImages(),
  [
    { type: 'conv2d', filters: 2, kernel: 3, activation: 'tanh' },
    { type: 'maxPool', size: 2 },
    { type: 'dense', units: 3, activation: 'tanh' },
  ],
  3,
);
const cases = { 'dense, all models at once': dense, 'convolutional, one after another': convolutional };

const optimise = ({ architecture, dataset, positive, plain, queries }: Case, options: Partial<OptimiseOptions>) => {
  const { width } = queries;
  const low = new Float32Array(width).fill(-1e3);
  const high = new Float32Array(width).fill(1e3);
  return optimiseQueries(architecture, dataset, positive, plain, queries, {
    label: 0,
    gamma: 0.1,
    step: 0.05,
    iterations: 1,
    low,
    high,
    ...options,
  });
};

/** Formula (3) for each query, with probabilities worked out in float64. */
function hinges(
  { architecture, dataset, positive, plain }: Case,
  queries: Matrix,
  label: number,
  gamma: number,
): number[] {
  const [higher, lower] = [positive, plain].map(models => logitsOn(architecture, models, queries, dataset));
  const { models, records, classes } = lower;
  const probability = ({ values }: typeof lower, m: number, q: number) => {
    const z = [...values.subarray((m * records + q) * classes, (m * records + q + 1) * classes)].map(Math.exp);
    return z[label] / z.reduce((a, b) => a + b);
  };
  return Array.from({ length: records }, (_, q) =>
    Array.from({ length: models }, (_, m) =>
      Math.max(0, gamma - (probability(higher, m, q) - probability(lower, m, q))),
    ).reduce((a, b) => a + b),
  );
}

const sum = (values: number[]) => values.reduce((a, b) => a + b);

describe('optimiseQueries', () => {
  for (const [name, one] of Object.entries(cases))
    describe(name, () => {
      const { width } = one.queries;

      for (const label of one.dataset.classes.keys())
        it(`steps against the gradient of the hinge, as finite differences have it: class ${label}`, () => {
          const moved = optimise(one, { label, gamma: 0.2, step: 1 });
          const h = 2e-3;
          let smooth = 0;
          for (let q = 0; q < rows(one.queries); q++) {
            const around = { values: new Float32Array(2 * width * width), width };
            for (let j = 0; j < 2 * width; j++) {
              row(around, j).set(row(one.queries, q));
              row(around, j)[j >> 1] += j % 2 ? -h : h;
            }
            const values = hinges(one, around, label, 0.2);
            const here = hinges(one, one.queries, label, 0.2)[q];
            const steps = Array.from(row(moved, q), (value, j) => row(one.queries, q)[j] - value);
            // Between the slopes to both sides, which are far apart at the edge of a hinge or where another value
            // becomes a window's largest.
            const sides = steps.map((_, j) =>
              [(values[2 * j] - here) / h, (here - values[2 * j + 1]) / h].sort((a, b) => a - b),
            );
            const largest = steps.findIndex(step => Math.abs(step) > 1 - 1e-5);
            const scale = Math.abs(sides[largest][0] + sides[largest][1]) / 2;
            steps.forEach((step, j) => {
              const [low, high] = sides[j].map(side => side / scale);
              assert.ok(
                step > low - 0.01 && step < high + 0.01,
                `query ${q}, feature ${j}: ${step}, not from ${low} to ${high}`,
              );
              smooth += Number(high - low < 0.02);
            });
          }
          assert.ok(smooth > 0.9 * one.queries.values.length, `${smooth} slopes alike on both sides`);
        });

      it('makes the hinge fall', () => {
        for (const label of one.dataset.classes.keys()) {
          const before = hinges(one, one.queries, label, 0.1);
          const after = hinges(one, optimise(one, { label, step: 0.02, iterations: 40 }), label, 0.1);
          assert.ok(sum(after) < 0.9 * sum(before), `class ${label}: from ${before} to ${after}`);
          after.forEach((value, q) =>
            assert.ok(value < before[q] + 1e-6, `class ${label}, query ${q}: from ${before[q]} to ${value}`),
          );
        }
      });

      it('keeps queries within the bounds', () => {
        const { low, high } = clipToValid(one.dataset);
        const inside = {
          ...one,
          queries: {
            values: one.queries.values.map((u, i) => low[i % width] + u * (high[i % width] - low[i % width])),
            width,
          },
        };
        const { values } = optimise(inside, { step: 3, iterations: 3, low, high });
        assert.ok(values.every((value, i) => value >= low[i % width] && value <= high[i % width]));
        assert.ok(
          values.some((value, i) => value === low[i % width]) && values.some((value, i) => value === high[i % width]),
        );
      });

      it('moves a query as it would alone, and leaves what it was given as it was', () => {
        const copies = [one.queries, ...one.plain.flat(), ...one.positive.flat()].map(of =>
          ('width' in of ? of.values : of).slice(),
        );
        const all = optimise(one, { iterations: 3 });
        const alone = optimise({ ...one, queries: { values: row(one.queries, 2).slice(), width } }, { iterations: 3 });
        alone.values.forEach((value, j) => assert.ok(Math.abs(value - row(all, 2)[j]) < 1e-4));
        assert.deepEqual(
          [one.queries, ...one.plain.flat(), ...one.positive.flat()].map(of => ('width' in of ? of.values : of)),
          copies,
        );
      });

      it('lets a query rest whose hinge is 0, while others move', () => {
        // Positive models with a higher bias of class 1 have a higher probability of it on every query: but not by 0.1
        // on all.
        const positive = one.plain.map(weights =>
          weights.map((values, i) => (i < weights.length - 1 ? values : values.map((b, c) => b + Number(c === 1)))),
        );
        const queries = matrix(40, width, () => 2 * random.normal());
        const some = { ...one, positive, queries };
        assert.deepEqual(optimise(some, { label: 1, gamma: 0, iterations: 5 }).values, queries.values);
        const hinge = hinges(some, queries, 1, 0.05);
        const moved = optimise(some, { label: 1, gamma: 0.05 });
        const changed = hinge.map((_, q) => row(moved, q).some((value, j) => value !== row(queries, q)[j]));
        assert.deepEqual(
          changed,
          hinge.map(value => value > 0),
        );
        assert.equal(new Set(changed).size, 2);
      });

      it('returns a copy after no iteration, and nothing for no query', () => {
        const { values } = optimise(one, { iterations: 0 });
        assert.deepEqual(values, one.queries.values);
        assert.notEqual(values.buffer, one.queries.values.buffer);
        assert.equal(optimise({ ...one, queries: { values: new Float32Array(0), width } }, {}).values.length, 0);
      });

      it('leaves no tensor behind', () => {
        const before = tf.memory().numTensors;
        optimise(one, { iterations: 2 });
        optimise(one, { iterations: 0 });
        assert.throws(() => optimise(one, { label: 9 }));
        assert.equal(tf.memory().numTensors, before);
      });
    });

  it('refuses what does not fit', () => {
    const refuses = (changed: Partial<Case>, options: Partial<OptimiseOptions>, message: RegExp) =>
      assert.throws(() => optimise({ ...dense, ...changed }, options), { name: 'RangeError', message });
    refuses(
      { positive: dense.positive.slice(1) },
      {},
      /as many positive as plain reference models, and at least one, got "6 and 7"/,
    );
    refuses({ positive: [], plain: [] }, {}, /at least one, got "0 and 0"/);
    for (const label of [-1, 3, 0.5]) refuses({}, { label }, /label to be a position from 0 to 2, among 3 classes/);
    refuses({ queries: matrix(2, 3, random.uniform) }, {}, /of 4 features, as three classes has, got "3, 3 and 3"/);
    refuses({}, { low: new Float32Array(5) }, /got "4, 5 and 4"/);
  });
});
