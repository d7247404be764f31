import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import {
  type Architecture,
  architecture,
  checkArchitecture,
  inputShape,
  isConvolutional,
  isPenalised,
  type Layer,
  parameters,
} from '../../src/models/architecture';
import { tinyImages } from './tinyImages';

const plain: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 100 };
const withLayers = (...layers: Layer[]): Architecture => ({ ...plain, layers });
const shapes = (architecture: Architecture, input: number[], classes: number) =>
  parameters(architecture, input, classes).map(({ shape }) => shape);

describe('architecture', () => {
  it('keeps the words of a literal, so that it may stand in a variable without an annotation', () => {
    const one = architecture({
      layers: [{ type: 'dense', units: 3, activation: 'tanh' }],
      optimiser: 'adam',
      rate: 0.01,
      batch: 10,
      steps: 100,
    });
    assert.deepEqual(shapes(one, [4], 2), [[4, 3], [3], [3, 2], [2]]);
    assert.throws(() => architecture({ ...one, steps: 0 }), /architecture\.steps .* got 0/);
    // @ts-expect-error a word that it does not know
    assert.throws(() => architecture({ ...one, optimiser: 'rmsprop' }), /'adam' or 'sgd', got "rmsprop"/);
  });

  it('says which parameters a penalty counts', () => {
    const all = parameters(
      withLayers(
        { type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' },
        { type: 'dense', units: 3, activation: 'relu' },
      ),
      [4, 4, 1],
      2,
    );
    assert.deepEqual(isPenalised(all), [true, false, true, false, true, false]);
    assert.deepEqual(isPenalised(all, 'all'), new Array(6).fill(true));
    assert.deepEqual(isPenalised(all, 'dense'), [false, false, true, true, true, true]);
  });

  describe('checkArchitecture', () => {
    it('returns what is right', () => {
      const all = withLayers(
        { type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' },
        { type: 'maxPool', size: 2 },
        { type: 'flatten' },
        { type: 'dense', units: 3, activation: 'tanh' },
        { type: 'dropout', rate: 0 },
      );
      assert.equal(checkArchitecture(all), all);
      assert.equal(checkArchitecture(plain), plain);
    });

    it('names the field that is wrong', () => {
      const rejects = (fields: object, message: RegExp) =>
        assert.throws(() => checkArchitecture({ ...plain, ...fields } as Architecture), {
          name: 'RangeError',
          message,
        });
      rejects({ layers: undefined }, /architecture\.layers to be an array of layers, got undefined/);
      rejects({ optimiser: 'rmsprop' }, /architecture\.optimiser to be 'adam' or 'sgd', got "rmsprop"/);
      rejects({ rate: 0 }, /architecture\.rate .* got 0/);
      rejects({ rate: NaN }, /architecture\.rate .* got NaN/);
      rejects({ batch: 0 }, /architecture\.batch to be a whole number of at least 1, got 0/);
      rejects({ steps: 2.5 }, /architecture\.steps .* got 2\.5/);
      rejects({ steps: undefined }, /architecture\.steps .* got undefined/);
      rejects({ l2: -0.1 }, /architecture\.l2 .* got -0\.1/);
      rejects({ penalised: 'biases' }, /architecture\.penalised to be one of kernels, all, dense, got "biases"/);
      rejects({ initialiser: 'xavier' }, /architecture\.initialiser to be one of glorot, he, .*, got "xavier"/);
      const zeros = { ...withLayers({ type: 'dense', units: 3, activation: 'tanh' }), initialiser: 'zeros' };
      rejects(zeros, /an initialiser other than 'zeros' .* hidden layers, got "zeros"\. All units/);
      const begun: Architecture = { ...plain, initialiser: 'zeros' };
      assert.equal(checkArchitecture(begun), begun, 'softmax regression has no hidden layers');
    });

    it('names the layer and the field that is wrong', () => {
      const rejects = (layer: unknown, message: RegExp) =>
        assert.throws(() => checkArchitecture(withLayers({ type: 'flatten' }, layer as Layer)), {
          name: 'RangeError',
          message,
        });
      rejects({ type: 'dense', units: 0, activation: 'tanh' }, /architecture\.layers\[1\]\.units .* got 0/);
      rejects(
        { type: 'dense', units: 4, activation: 'softmax' },
        /architecture\.layers\[1\]\.activation .* got "softmax"/,
      );
      rejects({ type: 'dense', units: 4 }, /architecture\.layers\[1\]\.activation .* got undefined/);
      rejects({ type: 'conv2d', filters: 0, kernel: 3, activation: 'relu' }, /layers\[1\]\.filters/);
      rejects({ type: 'conv2d', filters: 2, kernel: -1, activation: 'relu' }, /layers\[1\]\.kernel/);
      rejects({ type: 'maxPool' }, /layers\[1\]\.size .* got undefined/);
      rejects({ type: 'dropout', rate: 1 }, /layers\[1\]\.rate to be a number from 0 to 0\.99, got 1/);
      rejects({ type: 'lstm', units: 3 }, /layers\[1\]\.type to be dense, .* got "lstm"/);
      rejects(undefined, /layers\[1\]\.type .* got undefined/);
    });
  });

  describe('parameters', () => {
    it('without layers is the kernel and bias of the logits', () => {
      assert.deepEqual(parameters(plain, [9], 2), [
        { kind: 'kernel', shape: [9, 2], fanIn: 9, fanOut: 2 },
        { kind: 'bias', shape: [2], fanIn: 0, fanOut: 2 },
      ]);
    });

    it('follows dense layers', () => {
      const hidden = withLayers(
        { type: 'dense', units: 10, activation: 'tanh' },
        { type: 'dropout', rate: 0.5 },
        { type: 'dense', units: 5, activation: 'tanh' },
      );
      assert.deepEqual(shapes(hidden, [105], 2), [[105, 10], [10], [10, 5], [5], [5, 2], [2]]);
    });

    it('follows the network of the paper for MNIST', () => {
      const conv = (filters: number): Layer => ({ type: 'conv2d', filters, kernel: 5, activation: 'relu' });
      const mnist = withLayers(
        conv(32),
        { type: 'maxPool', size: 2 },
        conv(64),
        { type: 'maxPool', size: 2 },
        { type: 'flatten' },
        { type: 'dense', units: 1024, activation: 'relu' },
        { type: 'dropout', rate: 0.5 },
      );
      assert.deepEqual(shapes(mnist, [28, 28, 1], 10), [
        [5, 5, 1, 32],
        [32],
        [5, 5, 32, 64],
        [64],
        [7 * 7 * 64, 1024],
        [1024],
        [1024, 10],
        [10],
      ]);
      const second = parameters(mnist, [28, 28, 1], 10)[2];
      assert.deepEqual([second.fanIn, second.fanOut], [25 * 32, 25 * 64]);
    });

    it('pools an odd side to the larger half, and flattens before a dense layer with or without flatten', () => {
      const pool: Layer = { type: 'maxPool', size: 2 };
      assert.deepEqual(shapes(withLayers(pool), [5, 7, 3], 2), [[3 * 4 * 3, 2], [2]]);
      assert.deepEqual(shapes(withLayers(pool, { type: 'flatten' }), [5, 7, 3], 2), [[3 * 4 * 3, 2], [2]]);
      assert.deepEqual(shapes(withLayers({ type: 'flatten' }), [4], 3), [[4, 3], [3]]);
    });

    it('rejects image layers where there is no image', () => {
      const conv = withLayers({ type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' });
      assert.throws(
        () => parameters(conv, [9], 2),
        /images before a conv2d layer, got "records of shape \[9\]"\. Use dense layers/,
      );
      const late = withLayers({ type: 'dense', units: 3, activation: 'relu' }, { type: 'maxPool', size: 2 });
      assert.throws(
        () => parameters(late, [6, 6, 1], 2),
        /images before a maxPool layer, got "records of shape \[3\]"/,
      );
    });
  });

  it('inputShape is the image for convolutional networks only', () => {
    const conv = withLayers({ type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' });
    const images = tinyImages(4);
    assert.deepEqual([isConvolutional(conv), isConvolutional(plain)], [true, false]);
    assert.deepEqual(inputShape(conv, images), [6, 6, 1]);
    assert.deepEqual(inputShape(plain, images), [36]);
    assert.deepEqual(inputShape(conv, makeToy({ records: 10 })), [2]);
  });
});
