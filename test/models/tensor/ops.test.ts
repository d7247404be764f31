import assert from 'node:assert/strict';
import {
  applyAdam,
  applySgd,
  createVariable,
  destroyVariable,
  maxPool,
  readVariable,
  relu,
  repeat,
} from '../../../src/models/tensor/ops';
import { type Tensor, tf } from '../../../src/models/tensor/tensorflow';
import { congruential } from '../congruential';

describe('operations of TensorFlow', () => {
  let before: number;
  beforeEach(() => {
    before = tf.memory().numTensors;
  });
  const values = (tensor: Tensor) => [...tf.tidy(() => tensor.dataSync())];
  const variable = (...values: number[]) => tf.tidy(() => createVariable(tf.tensor1d(values)));
  const read = (handle: Tensor) => tf.tidy(() => [...readVariable(handle).dataSync()]);

  describe('relu', () => {
    const x = [-2, 0, 1e-30, 0.5, 3];
    const slope = [1, 2, 3, 4, 5];

    it('has the values and the gradient of tfjs', () => {
      tf.tidy(() => {
        const input = tf.tensor1d(x);
        const weights = tf.tensor1d(slope);
        const gradient = (f: (x: Tensor) => Tensor) => tf.grad(input => f(input).mul(weights).sum())(input);
        assert.deepEqual(values(relu(input)), [0, 0, Math.fround(1e-30), 0.5, 3]);
        assert.deepEqual(values(gradient(relu)), [0, 0, 3, 4, 5]);
        assert.deepEqual(values(gradient(relu)), values(gradient(input => tf.relu(input))));
      });
      assert.equal(tf.memory().numTensors, before);
    });

    it('passes gradients through several layers, each once', () => {
      tf.tidy(() => {
        // d/dx relu(2 relu(x) − 1) is 2 where 2 relu(x) > 1
        const gradient = tf.grad(x => relu(relu(x).mul(2).sub(1)).sum())(tf.tensor1d([-1, 0.25, 0.75, 4]));
        assert.deepEqual(values(gradient), [0, 0, 2, 2]);
      });
      assert.equal(tf.memory().numTensors, before);
    });
  });

  describe('repeat', () => {
    it('has the values and, to the last bit, the gradient of tile', () => {
      const random = congruential(7);
      for (const times of [1, 2, 9, 10, 17, 18, 40])
        tf.tidy(() => {
          const input = tf.tensor2d(
            Array.from({ length: 35 }, () => random.uniform()),
            [5, 7],
          );
          const weights = tf.tensor3d(
            Array.from({ length: 35 * times }, () => random.uniform() - 0.5),
            [times, 5, 7],
          );
          const gradient = (f: (x: Tensor) => Tensor) => values(tf.grad(x => f(x).mul(weights).sum())(input));
          const tiled = (x: Tensor) => x.expandDims(0).tile([times, 1, 1]);
          assert.deepEqual(repeat(input, times).shape, [times, 5, 7]);
          assert.deepEqual(values(repeat(input, times)), values(tiled(input)));
          assert.deepEqual(
            gradient(x => repeat(x, times)),
            gradient(tiled),
            `${times} times`,
          );
        });
      assert.equal(tf.memory().numTensors, before);
    });
  });

  describe('maxPool', () => {
    type Images = Parameters<typeof maxPool>[0];
    const images = (height: number, width: number, value: (i: number) => number) =>
      tf.tensor4d(
        Array.from({ length: 2 * height * width * 3 }, (_, i) => value(i)),
        [2, height, width, 3],
      );
    const random = congruential(4);
    /** The gradient of a weighted sum of what is pooled. */
    const gradient = (pool: (x: Images) => Tensor, input: Images) =>
      values(
        tf.grad(x =>
          pool(x as Images)
            .flatten()
            .dot(tf.range(1, pool(input).size + 1)),
        )(input),
      );

    it('has the values and, without equal ones, the gradient of tfjs, also where windows do not fit', () => {
      for (const [height, width, size] of [
        [4, 6, 2],
        [6, 9, 3],
        [5, 4, 2],
        [3, 3, 4],
        [2, 2, 1],
      ])
        tf.tidy(() => {
          const input = images(height, width, () => random.uniform() - 0.5);
          const peer = (x: Images) => tf.maxPool(x, size, size, 'same');
          assert.deepEqual(values(maxPool(input, size)), values(peer(input)));
          assert.deepEqual(
            gradient(x => maxPool(x, size), input),
            gradient(peer, input),
            `${height} × ${width} by ${size}`,
          );
        });
      assert.equal(tf.memory().numTensors, before);
    });

    it('divides the gradient among equal largest values', () => {
      tf.tidy(() => {
        const input = tf.tensor4d([5, 5, 0, 0, /**/ 5, 1, 0, 0], [1, 2, 4, 1]);
        const third = Math.fround(1 / 3);
        const shares = values(
          tf.grad(x =>
            maxPool(x as Images, 2)
              .flatten()
              .dot(tf.tensor1d([1, 8])),
          )(input),
        );
        shares.forEach((share, i) =>
          assert.ok(Math.abs(share - [third, third, 2, 2, third, 0, 2, 2][i]) < 1e-6, `${shares}`),
        );
      });
      assert.equal(tf.memory().numTensors, before);
    });
  });

  describe('variables', () => {
    it('are changed in place, apart from each other, while what was read before stays as it was', () => {
      const [one, other] = [variable(1, 2, 3), variable(1, 2, 3)];
      const early = readVariable(one);
      tf.tidy(() => applySgd(one, tf.scalar(0.5), tf.tensor1d([2, 0, -4])));
      assert.deepEqual(
        [read(one), read(other), values(early)],
        [
          [0, 2, 5],
          [1, 2, 3],
          [1, 2, 3],
        ],
      );
      early.dispose();
      [one, other].forEach(destroyVariable);
      assert.equal(tf.memory().numTensors, before);
    });

    it('take a step of Adam', () => {
      const [weight, m, v] = [variable(1, -1), variable(0, 0), variable(0, 0)];
      tf.tidy(() =>
        applyAdam(
          weight,
          [m, v],
          [0.9, 0.999, 0.1, 0.9, 0.999, 0].map(value => tf.scalar(value)),
          tf.tensor1d([4, -0.01]),
        ),
      );
      // The first step of Adam is the rate, whatever the size of the gradient.
      read(weight).forEach((value, i) => assert.ok(Math.abs(value - [0.9, -0.9][i]) < 1e-5, `${value}`));
      read(m).forEach((value, i) => assert.ok(Math.abs(value - [0.4, -0.001][i]) < 1e-7, `${value}`));
      [weight, m, v].forEach(destroyVariable);
      assert.equal(tf.memory().numTensors, before);
    });

    it('outlive tidy, and are gone once destroyed, from the memory of TensorFlow as well', () => {
      const million = new Float32Array(1e6);
      const once = () => destroyVariable(tf.tidy(() => createVariable(tf.tensor1d(million))));
      once();
      const resident = process.memoryUsage.rss();
      for (let i = 0; i < 100; i++) once(); // 400 MB, were they kept
      assert.ok(process.memoryUsage.rss() - resident < 100e6, `${process.memoryUsage.rss() - resident} bytes more`);
      assert.equal(tf.memory().numTensors, before);
      const gone = variable(1);
      destroyVariable(gone);
      assert.throws(() => readVariable(gone));
    });
  });
});
