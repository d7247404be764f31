import type { LayersModelSpec } from '../../../src/models/tensor/layersModelSpec';
import { type LayersModel, tf } from '../../../src/models/tensor/tensorflow';

const training = { optimiser: 'adam', rate: 0.01, batch: 5, steps: 12 } as const;

type Layers = NonNullable<NonNullable<Parameters<typeof tf.sequential>[0]>['layers']>;

/** A spec of layers one after another; they are made anew for each model. */
export const sequential = (layers: () => Layers) =>
  ({
    version: '1',
    ...training,
    build: (): LayersModel => tf.sequential({ layers: layers() }),
  }) satisfies LayersModelSpec;

/** What `smallNetwork` of the contracts is, on records of 6 features in 2 classes. */
export const perceptron = sequential(() => [
  tf.layers.dense({ inputShape: [6], units: 4, activation: 'tanh' }),
  tf.layers.dense({ units: 2, activation: 'softmax' }),
]);

/** Has moving averages, and dropout. */
export const normalised = sequential(() => [
  tf.layers.dense({ inputShape: [6], units: 4, activation: 'relu', kernelRegularizer: 'l1l2' }),
  tf.layers.batchNormalization(),
  tf.layers.dropout({ rate: 0.3 }),
  tf.layers.dense({ units: 1, activation: 'sigmoid' }),
]);

/** Trained by `fit`, with an optimiser of its own, shuffling and dropout. */
export const fitted: LayersModelSpec = {
  version: '1',
  build() {
    const model = normalised.build();
    model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });
    return model;
  },
  train: (model, x, y, { onStep }) =>
    model.fit(x, y, { epochs: 2, batchSize: 5, verbose: 0, callbacks: { onBatchEnd: onStep } }),
  steps: 8,
};
