import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { makeToy } from '../../../src/data/load/makeToy';
import { Records } from '../../../src/data/records';
import type { Activation, Architecture, Layer } from '../../../src/models/architecture';
import { logLosses } from '../../../src/models/losses';
import { tf } from '../../../src/models/tensor/tensorflow';
import type { Weights } from '../../../src/models/weights';
import type { Job } from '../../../src/train/layers/job';
import { trainStack } from '../../../src/train/layers/trainStack';
import { computeLogits } from '../../models/computeLogits';
import { congruential } from '../../models/congruential';
import { tinyImages } from '../../models/tinyImages';
import { assertClose, jobs, trained, trainingData } from '../../models/trained';
import { readFixture } from '../../readFixture';

interface Case {
  optimiser: 'adam' | 'sgd';
  rate: number;
  steps: number;
  batch: number;
  l2: number;
  dropout: number;
  activations: Activation[];
  units: number[];
  classes: number;
  sample: number[];
  weightsSeed: number;
  batchesSeed: number;
  dropoutSeed: number;
  features: number[];
  labels: number[];
  weights: number[][];
}

const conv: Layer[] = [
  { type: 'conv2d', filters: 3, kernel: 3, activation: 'relu' },
  { type: 'maxPool', size: 2 },
  { type: 'flatten' },
  { type: 'dense', units: 8, activation: 'relu' },
];
const convolutional: Architecture = {
  layers: [...conv, { type: 'dropout', rate: 0.3 }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 10,
  steps: 80,
};

describe('trainStack', () => {
  const toy = makeToy({ records: 80 });
  /** Every activation, dropout and L2. */
  const dense = (optimiser: 'adam' | 'sgd', steps: number): Architecture => ({
    layers: [
      { type: 'dense', units: 6, activation: 'tanh' },
      { type: 'dropout', rate: 0.2 },
      { type: 'dense', units: 5, activation: 'relu' },
      { type: 'dense', units: 4, activation: 'linear' },
    ],
    optimiser,
    rate: optimiser === 'adam' ? 0.01 : 0.1,
    batch: 10,
    steps,
    l2: 0.001,
  });

  readFixture<Case[]>('models', 'training').forEach((one, i) =>
    it(`steps as float64 does: case ${i}, ${one.optimiser}, l2 ${one.l2}, [${one.activations}]`, async () => {
      const { optimiser, rate, steps, batch, l2, classes, dropout } = one;
      const layers = one.units.flatMap((units, at): Layer[] => [
        { type: 'dense', units, activation: one.activations[at] },
        ...(dropout ? [{ type: 'dropout', rate: dropout } as const] : []),
      ]);
      const job: Job = {
        sample: Int32Array.from(one.sample),
        random: purpose => congruential(one[`${purpose}Seed`]),
      };
      const data = {
        features: Float32Array.from(one.features),
        labels: Int32Array.from(one.labels),
        classes,
        shape: [3],
      };
      const actual = await trainStack({ layers, optimiser, rate, steps, batch, l2 }, data, [job]);
      assertClose(actual, [one.weights.map(values => Float32Array.from(values))], 1e-5);
    }),
  );

  for (const optimiser of ['adam', 'sgd'] as const)
    it(`gives the same models stacked and one by one: ${optimiser}`, async () => {
      const architecture = dense(optimiser, 200);
      const together = await trained(toy, architecture, [0, 1, 2]);
      assertClose(await trained(toy, architecture, [1]), [together[1]], 1e-4);
      assert.notDeepEqual(together[0], together[1]);
    });

  it('gives model i whatever is trained beside it', async () => {
    const architecture = dense('adam', 30);
    const five = await trained(toy, architecture, [0, 1, 2, 3, 4]);
    assertClose(await trained(toy, architecture, [3, 1]), [five[3], five[1]], 1e-4);
    assertClose(await trained(toy, architecture, [4]), [five[4]], 1e-4);
  });

  it('gives the very same model for the same jobs', async () => {
    const architecture = dense('adam', 10);
    assert.deepEqual(await trained(toy, architecture, [0, 1]), await trained(toy, architecture, [0, 1]));
  });

  it('has records for every batch beside the drawn ones, and begins with given weights', async () => {
    const architecture = {
      ...dense('sgd', 15),
      layers: dense('sgd', 15).layers.filter(({ type }) => type !== 'dropout'),
    };
    const data = trainingData(toy, architecture);
    const random: Job['random'] = purpose => randomFor(3, purpose);
    const sample = Int32Array.of(4, 8, 15, 16, 23, 42);
    const everyBatch = Int32Array.of(70, 4);
    // Batches of all records, so that their order does not matter.
    const [wanted] = await trainStack({ ...architecture, batch: 8 }, data, [
      { sample: Int32Array.of(...sample, ...everyBatch), random },
    ]);
    const [initial] = await trainStack({ ...architecture, rate: 1e-30, steps: 1 }, data, [{ sample, random }]);
    const given: Job = {
      sample,
      everyBatch,
      initial,
      random: purpose => (purpose === 'weights' ? assert.fail('not wanted') : random(purpose)),
    };
    assertClose(await trainStack({ ...architecture, batch: 6 }, data, [given]), [wanted], 1e-5);
    assert.throws(() => assertClose([initial], [wanted], 0.01), 'it moves');
  });

  it('refuses positions outside the records, and weights of another network', async () => {
    const architecture = { ...dense('sgd', 1), layers: [] };
    const data = trainingData(toy, architecture);
    const [job] = jobs(data, [0]);
    const rejects = (changes: Partial<Job>, message: RegExp) =>
      assert.rejects(trainStack(architecture, data, [{ ...job, ...changes }]), { name: 'RangeError', message });
    await rejects(
      { sample: Int32Array.of(80) },
      /jobs\[0\]\.sample\[\d+\] to be a position from 0 to 79, among \d+ records, got 80/,
    );
    await rejects(
      { everyBatch: Int32Array.of(-1) },
      /jobs\[0\]\.everyBatch\[0\] to be a position from 0 to 79, among 80 records, got -1/,
    );
    await rejects({ initial: [new Float32Array(4)] }, /tensors of 4, 2 weights in jobs\[0\]\.initial, got "4"/);
  });

  it('lowers weights with L2', async () => {
    const norm = ([kernel]: Weights) => Math.hypot(...kernel);
    const [free, held] = await Promise.all(
      [0, 0.1].map(
        async l2 => (await trained(toy, { layers: [], optimiser: 'sgd', rate: 0.5, batch: 20, steps: 60, l2 }, [0]))[0],
      ),
    );
    assert.ok(norm(held) < 0.7 * norm(free), `${norm(held)} against ${norm(free)}`);
  });

  it('trains a convolutional network with pooling and dropout', async () => {
    const images = tinyImages();
    const records = new Records(images, [...images.labels.keys()]);
    const loss = async (steps: number) => {
      const weights = await trained(images, { ...convolutional, steps }, [0]);
      return (
        logLosses(computeLogits(convolutional, weights, records), images.labels).values.reduce((a, b) => a + b) /
        images.labels.length
      );
    };
    const [first, last] = [await loss(1), await loss(80)];
    assert.ok(first > 0.5 && last < 0.1, `mean loss from ${first} to ${last}`);
  });

  it('takes the steps that a Keras model takes with convolution and pooling', async () => {
    const images = tinyImages(20);
    const architecture: Architecture = { layers: conv, optimiser: 'sgd', rate: 0.1, batch: 20, steps: 6 };
    // Batches of all records, so that their order does not matter. One step of rate 0 gives the initial weights.
    const [initial] = await trained(images, { ...architecture, rate: 1e-30, steps: 1 }, [0]);
    const [ours] = await trained(images, architecture, [0]);
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ inputShape: [6, 6, 1], filters: 3, kernelSize: 3, padding: 'same', activation: 'relu' }),
        tf.layers.maxPooling2d({ poolSize: 2, strides: 2, padding: 'same' }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 8, activation: 'relu' }),
        tf.layers.dense({ units: 2, activation: 'softmax' }),
      ],
    });
    model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy' });
    model.setWeights(model.getWeights().map((tensor, i) => tf.tensor(initial[i], tensor.shape)));
    const x = tf.tensor4d(images.features.values, [20, 6, 6, 1]);
    const y = tf.oneHot(tf.tensor1d(images.labels, 'int32'), 2);
    for (let step = 0; step < 6; step++) await model.trainOnBatch(x, y);
    assertClose([ours], [model.getWeights().map(tensor => tensor.dataSync() as Float32Array)], 1e-5);
    assert.ok(ours[0].some((value, i) => Math.abs(value - initial[0][i]) > 1e-3));
    model.dispose();
    tf.dispose([x, y]);
  });

  it('frees its tensors after training, and after an error inside it', async () => {
    for (const [dataset, architecture] of [
      [toy, dense('adam', 3)],
      [toy, dense('sgd', 3)],
      [tinyImages(), convolutional],
    ] as const) {
      const short = { ...architecture, steps: 3 };
      const data = trainingData(dataset, short);
      await trained(dataset, short, [0]);
      const before = tf.memory().numTensors;
      await trained(dataset, short, [0]);
      await assert.rejects(
        trainStack(short, data, jobs(data, [0]), () => {
          throw new Error('stop');
        }),
        /^Error: stop$/,
      );
      await assert.rejects(
        trainStack(short, data, [
          {
            ...jobs(data, [0])[0],
            random: purpose =>
              purpose === 'batches'
                ? {
                    ...congruential(1),
                    integer: () => {
                      throw new Error('no batch');
                    },
                  }
                : congruential(1),
          },
        ]),
        /no batch/,
      );
      assert.equal(tf.memory().numTensors, before);
    }
  });

  it('calls back after every step, and waits', async () => {
    const architecture = dense('sgd', 4);
    const data = trainingData(toy, architecture);
    let begun = 0;
    let ended = 0;
    await trainStack(architecture, data, jobs(data, [0, 1]), async () => {
      assert.equal(begun++, ended);
      await new Promise(resolve => setImmediate(resolve));
      ended++;
    });
    assert.equal(ended, 4);
  });
});
