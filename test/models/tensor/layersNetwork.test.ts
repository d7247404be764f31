import assert from 'node:assert/strict';
import { LayersNetwork } from '../../../src/models/tensor/layersNetwork';
import { type LayersModel, tf } from '../../../src/models/tensor/tensorflow';
import { normalised, perceptron } from './layersModelSpecs';

const { layers } = tf;
const dense = (units: number, activation?: 'softmax' | 'sigmoid' | 'relu' | 'linear', inputShape?: number[]) =>
  layers.dense({ units, activation, inputShape });
const open = (build: () => unknown, classes = 3, shape = [4]) =>
  new LayersNetwork({ version: '1', steps: 1, batch: 1, build: build as () => LayersModel }, 1, shape, classes);

describe('LayersNetwork', () => {
  let before: number;
  beforeEach(() => {
    before = tf.memory().numTensors;
  });
  afterEach(() => assert.equal(tf.memory().numTensors, before, 'tensors are left over'));

  const ends: Record<string, () => LayersModel> = {
    'softmax in the last layer': () => tf.sequential({ layers: [dense(5, 'relu', [4]), dense(3, 'softmax')] }),
    'softmax in an activation layer': () =>
      tf.sequential({ layers: [dense(3, 'linear', [4]), layers.activation({ activation: 'softmax' })] }),
    'softmax as a layer': () => tf.sequential({ layers: [dense(3, 'linear', [4]), layers.softmax()] }),
    'softmax of a functional model': () => {
      const input = tf.input({ shape: [4] });
      const sides = [3, 2].map(units => dense(units, 'relu').apply(input) as typeof input);
      const both = layers.concatenate().apply(sides) as typeof input;
      return tf.model({ inputs: input, outputs: dense(3, 'softmax').apply(both) as typeof input });
    },
  };
  for (const [name, build] of Object.entries(ends))
    it(`gives what is before ${name}`, () => {
      const network = open(build);
      const x = tf.tensor2d([0.1, -0.2, 3, 4, -1, 0, 50, -100], [2, 4]);
      tf.tidy(() => {
        const logits = network.forward(x);
        const answers = network.model.predict(x) as typeof x;
        const difference = logits.softmax().sub(answers).abs().max().dataSync()[0];
        assert.ok(difference < 1e-6, `${difference}`);
        assert.ok(Math.abs(logits.sum().dataSync()[0] - 2) > 0.01, 'they are no probabilities');
      });
      x.dispose();
      network.dispose();
    });

  it('gives what is linear as it is, and 0 and z for one unit', () => {
    const linear = open(() => tf.sequential({ layers: [dense(3, 'linear', [4])] }));
    assert.equal(linear.logits, linear.model);
    linear.dispose();
    for (const ending of ['sigmoid', 'linear'] as const) {
      const one = open(() => tf.sequential({ layers: [dense(1, ending, [4])] }), 2);
      tf.tidy(() => {
        one.setWeights([Float32Array.of(1, 0, 0, 0), Float32Array.of(0.5)]);
        const logits = one.forward(tf.tensor2d([200, 0, 0, 0], [1, 4])).dataSync();
        assert.deepEqual(Array.from(logits), [0, 200.5]);
      });
      one.dispose();
    }
  });

  it('takes rows as images', () => {
    const network = open(
      () =>
        tf.sequential({
          layers: [
            layers.conv2d({ inputShape: [3, 3, 1], filters: 2, kernelSize: 2 }),
            layers.flatten(),
            dense(2, 'softmax'),
          ],
        }),
      2,
      [9],
    );
    tf.tidy(() => assert.deepEqual(network.forward(tf.zeros([5, 9])).shape, [5, 2]));
    network.dispose();
  });

  const refused: Record<string, [build: () => unknown, message: RegExp, classes?: number]> = {
    'no model': [() => 3, /^Expected build to return a tf\.LayersModel, got 3\. Make it by gmia\.tf/],
    'a promise': [async () => 3, /got "a promise"\. Await before, outside of build/],
    'a model of another TensorFlow': [
      () => ({ layers: [] }),
      /got "one of another TensorFlow\.js"\. Make it by gmia\.tf/,
    ],
    'another width': [perceptron.build, /a model that takes 4 features.*inputShape \[6\]"\. inputShape: \[4\] fits/],
    'no layer': [() => tf.sequential(), /a model that is built, got "one without inputs"\. Give it layers/],
    'another number of classes': [
      () => tf.sequential({ layers: [dense(2, 'softmax', [4])] }),
      /outputs \[null, 3\].*got "\[null, 2\]/,
    ],
    'images as output': [
      () => tf.sequential({ layers: [layers.reshape({ inputShape: [4], targetShape: [2, 2] })] }),
      /got "\[null, 2, 2\]/,
    ],
    'a unit for three classes': [
      () => tf.sequential({ layers: [dense(1, 'sigmoid', [4])] }),
      /a unit a class, got "\[null, 1\]/,
    ],
    sigmoids: [
      () => tf.sequential({ layers: [dense(3, 'sigmoid', [4])] }),
      /softmax or no activation in the end, got "sigmoid of 3 units/,
    ],
    'softmax of one unit': [
      () => tf.sequential({ layers: [dense(1, 'softmax', [4])] }),
      /\(sigmoid or none for one unit\), got "softmax of 1 units/,
      2,
    ],
    'a model at the end': [
      () => tf.sequential({ layers: [dense(3, 'linear', [4]), tf.sequential({ layers: [dense(3, 'softmax', [3])] })] }),
      /a layer at the end of the model, got "a model in the model/,
    ],
    'two outputs': [
      () => {
        const input = tf.input({ shape: [4] });
        return tf.model({ inputs: input, outputs: [1, 2].map(() => dense(3).apply(input) as typeof input) });
      },
      /a model with one output, got 2/,
    ],
    'two inputs': [
      () => {
        const inputs = [1, 2].map(() => tf.input({ shape: [2] }));
        return tf.model({ inputs, outputs: dense(3).apply(layers.concatenate().apply(inputs)) as (typeof inputs)[0] });
      },
      /a model with one input, got 2/,
    ],
  };
  for (const [name, [build, message, classes]] of Object.entries(refused))
    it(`refuses ${name}`, () => assert.throws(() => open(build, classes), { name: 'RangeError', message }));

  it('has the weights of moving averages, too', () => {
    const network = new LayersNetwork(normalised, 1, [6], 2);
    assert.deepEqual(
      LayersNetwork.weightsOf(network.logits).map(({ length }) => length),
      [24, 4, 4, 4, 4, 1, 4, 4],
    );
    network.dispose();
  });
});
