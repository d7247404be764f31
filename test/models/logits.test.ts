import assert from 'node:assert/strict';
import { randomFor } from '../../src/core/random';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import type { Architecture } from '../../src/models/architecture';
import { accuracies, hits } from '../../src/models/logits';
import { logitsOn } from '../../src/models/tensor/logitsOn';
import { tf } from '../../src/models/tensor/tensorflow';
import type { Weights } from '../../src/models/weights';
import { computeLogits } from './computeLogits';
import { tinyImages } from './tinyImages';
import { trained } from './trained';

const settings = { optimiser: 'adam', rate: 0.02, batch: 10, steps: 20 } as const;
const hidden: Architecture = {
  ...settings,
  layers: [
    { type: 'dense', units: 4, activation: 'tanh' },
    { type: 'dropout', rate: 0.5 },
    { type: 'dense', units: 3, activation: 'relu' },
  ],
};

/** One dense layer in float64. */
const dense = (x: number[], kernel: Float32Array, bias: Float32Array) =>
  Array.from(bias, (start, j) => x.reduce((sum, value, i) => sum + value * kernel[i * bias.length + j], start));

describe('logits', () => {
  it('are those of plain loops, whatever the number of records, and without dropout', async () => {
    const toy = makeToy({ records: 300 });
    const models = await trained(toy, hidden, [0, 1]);
    const indices = Array.from({ length: 4100 }, (_, i) => (i * 7) % 300);
    const { values, ...sizes } = computeLogits(hidden, models, new Records(toy, indices));
    assert.deepEqual(sizes, { models: 2, records: 4100, classes: 2 });
    const byHand = ([k1, b1, k2, b2, k3, b3]: Weights, x: number[]) =>
      dense(
        dense(dense(x, k1, b1).map(Math.tanh), k2, b2).map(value => Math.max(0, value)),
        k3,
        b3,
      );
    models.forEach((weights, m) =>
      indices.forEach((index, r) =>
        byHand(weights, [...toy.features.values.subarray(2 * index, 2 * index + 2)]).forEach((wanted, c) => {
          const got = values[(m * 4100 + r) * 2 + c];
          if (!(Math.abs(got - wanted) < 1e-5))
            assert.fail(`model ${m}, record ${r}, class ${c}: ${got}, wanted ${wanted}`);
        }),
      ),
    );
  });

  it('of a convolutional network are those of plain loops', async () => {
    const images = tinyImages(10);
    const architecture: Architecture = {
      ...settings,
      layers: [
        { type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' },
        { type: 'maxPool', size: 4 },
      ],
    };
    const [weights] = await trained(images, architecture, [0]);
    const { values } = computeLogits(architecture, [weights], new Records(images, [3, 8]));
    [3, 8].forEach((index, r) => {
      const pixel = (y: number, x: number) =>
        y < 0 || x < 0 || y > 5 || x > 5 ? 0 : images.features.values[index * 36 + y * 6 + x];
      const filtered = (y: number, x: number, f: number) => {
        let sum = weights[1][f];
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++) sum += pixel(y + i - 1, x + j - 1) * weights[0][(i * 3 + j) * 2 + f];
        return Math.max(0, sum);
      };
      // 6 pixels in windows of 4 with padding 'same': 2 pixels of padding, one on each side.
      const pooled = [
        [0, 1, 2],
        [3, 4, 5],
      ].flatMap(ys =>
        [
          [0, 1, 2],
          [3, 4, 5],
        ].flatMap(xs => [0, 1].map(f => Math.max(...ys.flatMap(y => xs.map(x => filtered(y, x, f)))))),
      );
      dense(pooled, weights[2], weights[3]).forEach((wanted, c) =>
        assert.ok(Math.abs(values[r * 2 + c] - wanted) < 1e-5),
      );
    });
  });

  it('of anything encoded like the records are those of records', async () => {
    const toy = makeToy({ records: 300 });
    const images = tinyImages(40);
    const conv: Architecture = { ...settings, layers: [{ type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' }] };
    for (const [dataset, architecture] of [
      [toy, hidden],
      [images, conv],
    ] as const) {
      const models = [...(await trained(dataset, architecture, [0])), ...(await trained(dataset, architecture, [1]))];
      const records = new Records(dataset, [5, 3, 3]);
      const { values, width } = records.features();
      const wanted = computeLogits(architecture, models, records);
      assert.deepEqual(logitsOn(architecture, models, { values, width }, dataset), wanted);
      assert.deepEqual(logitsOn(architecture, models, { values: Float64Array.from(values), width }, dataset), wanted);
      assert.throws(() => logitsOn(architecture, models, { values, width: width / 2 }, dataset), {
        name: 'RangeError',
        message: `Expected ${width} features, as ${dataset.name} has, got ${width / 2}.`,
      });
    }
  });

  it('are the same to the last bit, however many models are asked at once', () => {
    const images = tinyImages(600);
    const random = randomFor(5, 'logits');
    const draw = (sizes: number[]) => sizes.map(size => Float32Array.from({ length: size }, () => random.normal()));
    const tall = { type: 'dense', units: 200, activation: 'relu' } as const;
    const networks: [Architecture['layers'], sizes: number[]][] = [
      [[], [72, 2]],
      [[tall], [7200, 200, 400, 2]],
      [
        [{ type: 'flatten' }, { type: 'dense', units: 5, activation: 'tanh' }, { type: 'flatten' }],
        [180, 5, 10, 2],
      ],
    ];
    for (const [layers, sizes] of networks) {
      const architecture: Architecture = { ...settings, layers };
      const models = Array.from({ length: 50 }, () => draw(sizes));
      for (const count of [1, 3, 50, 600, 2300]) {
        // 2,300 are two blocks, and of the tall network more than fit at once
        const records = new Records(
          images,
          Array.from({ length: count }, (_, i) => (i * 7) % 600),
        );
        const { values } = computeLogits(architecture, models, records);
        models.forEach((weights, m) => {
          const alone = computeLogits(architecture, [weights], records).values;
          const among = values.slice(m * alone.length, (m + 1) * alone.length);
          assert.ok(Buffer.from(alone.buffer).equals(Buffer.from(among.buffer)), `model ${m}, ${count} records`);
        });
      }
    }
  });

  it('of no records, or of no models, are none', async () => {
    const toy = makeToy({ records: 30 });
    const models = await trained(toy, hidden, [0]);
    assert.deepEqual(computeLogits(hidden, models, new Records(toy, [])), {
      values: new Float32Array(0),
      models: 1,
      records: 0,
      classes: 2,
    });
    assert.equal(computeLogits(hidden, [], new Records(toy, [1])).values.length, 0);
  });

  it('leave no tensors behind', async () => {
    const toy = makeToy({ records: 30 });
    const models = await trained(toy, hidden, [0]);
    const before = tf.memory().numTensors;
    computeLogits(hidden, models, new Records(toy, [1, 2]));
    assert.throws(() => computeLogits(hidden, [[...models[0]].reverse()], new Records(toy, [1])));
    assert.equal(tf.memory().numTensors, before);
  });
});

describe('accuracies', () => {
  const logits = {
    values: Float32Array.of(1, 2, 0, /**/ 5, -1, 5, /**/ -9, -8, -7, /* model 2 */ 0, 0, 1, /**/ 0, 3, 1, /**/ 4, 1, 1),
    models: 2,
    records: 3,
    classes: 3,
  };

  it('are shares of records whose largest logit is that of their class', () => {
    const labels = Int32Array.of(1, 0, 2);
    assert.deepEqual([...hits(logits, labels)], [1, 1, 1, 0, 0, 0]);
    assert.deepEqual([...accuracies(logits, labels)], [1, 0]);
    assert.deepEqual([...accuracies(logits, Int32Array.of(2, 0, 0))], [1 / 3, 2 / 3]);
  });

  it('count the first of equal logits', () =>
    assert.deepEqual([...hits(logits, Int32Array.of(1, 2, 2))], [1, 0, 1, 0, 0, 0]));
});
