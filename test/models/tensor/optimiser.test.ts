import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { Optimiser } from '../../../src/models/tensor/optimiser';
import { type Tensor, tf } from '../../../src/models/tensor/tensorflow';

const random = randomFor(1, 'optimiser');
const initial = [[7, 5], [5]].map(shape => ({
  shape,
  values: new Float32Array(shape.reduce((a, b) => a * b)).map(() => random.normal()),
}));
const [x, y] = [
  [20, 7],
  [20, 5],
].map(([n, width]) =>
  tf.keep(
    tf.tensor2d(
      Array.from({ length: n * width }, () => random.normal()),
      [n, width],
    ),
  ),
);
const loss = (kernel: Tensor, bias: Tensor) => tf.matMul(x, kernel).add(bias).tanh().sub(y).square().mean().asScalar();

/** Weights after each of the steps, of ours. */
function ours(kind: 'adam' | 'sgd', rate: number, steps: number): number[][] {
  const optimiser = new Optimiser(kind, rate, initial);
  const after = Array.from({ length: steps }, () => {
    tf.tidy(() => optimiser.step(tf.tidy(() => tf.grads((kernel, bias) => loss(kernel, bias))(optimiser.read()))));
    return tf.tidy(() => optimiser.read().flatMap(tensor => [...tensor.dataSync()]));
  });
  optimiser.dispose();
  return after;
}

/** The same of an optimiser of tfjs. */
function theirs(optimiser: import('@tensorflow/tfjs-node').Optimizer, steps: number): number[][] {
  const [kernel, bias] = initial.map(({ values, shape }) => tf.tidy(() => tf.variable(tf.tensor(values, shape))));
  const after = Array.from({ length: steps }, () => {
    optimiser.minimize(() => loss(kernel, bias), false, [kernel, bias]);
    return [kernel, bias].flatMap(tensor => [...tensor.dataSync()]);
  });
  tf.dispose([kernel, bias]);
  optimiser.dispose();
  return after;
}

describe('Optimiser', () => {
  after(() => tf.dispose([x, y]));

  for (const [rate, tolerance] of [
    [0.001, 1e-6],
    [0.05, 5e-5],
  ])
    for (const [kind, peer] of [
      ['adam', tf.train.adam(rate, 0.9, 0.999, 1e-7)],
      ['sgd', tf.train.sgd(rate)],
    ] as const)
      it(`takes 50 steps as tf.train.${kind} does, at rate ${rate}`, () => {
        const [actual, wanted] = [ours(kind, rate, 50), theirs(peer, 50)];
        actual.forEach((weights, step) =>
          weights.forEach((value, i) =>
            assert.ok(
              Math.abs(value - wanted[step][i]) < tolerance,
              `step ${step}, weight ${i}: ${value}, wanted ${wanted[step][i]}`,
            ),
          ),
        );
        assert.ok(Math.abs(actual[49][0] - actual[0][0]) > (10 * rate) / 1000, 'it moves');
      });

  it('takes steps of gradients near ε as tf.train.adam does', () => {
    const optimiser = new Optimiser('adam', 0.1, [{ shape: [3], values: Float32Array.of(0, 0, 0) }]);
    const gradient = tf.tensor1d([1e-7, -1e-8, 0]);
    for (let i = 0; i < 3; i++) optimiser.step([gradient]);
    const values = tf.tidy(() => [...optimiser.read()[0].dataSync()]);
    // With a constant gradient g the corrected moments are g and g², so each step is rate · g / (|g| + ε).
    [-0.15, 0.3 / 11, 0].forEach((wanted, i) =>
      assert.ok(Math.abs(values[i] - wanted) < 1e-4, `${values[i]}, wanted ${wanted}`),
    );
    optimiser.dispose();
    gradient.dispose();
  });

  it('leaves no tensors behind, and does not change the initial weights', () => {
    const before = tf.memory().numTensors;
    const copy = initial.map(({ values }) => values.slice());
    for (const kind of ['adam', 'sgd'] as const) ours(kind, 0.1, 3);
    assert.equal(tf.memory().numTensors, before);
    assert.deepEqual(
      initial.map(({ values }) => values),
      copy,
    );
  });
});
