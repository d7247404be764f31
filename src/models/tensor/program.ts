// The tensor program of a stack of models: every tensor has a leading axis over the models.
import type { Activation, Architecture } from '../architecture';
import { maxPool, relu } from './ops';
import { type Tensor, tf } from './tensorflow';

type Scalar = import('@tensorflow/tfjs-node').Scalar;

/** Gives the mask of one dropout layer for this step: 0, or 1 / (1 - rate). */
export type DropoutMask = (shape: number[], rate: number) => Tensor;

const activate = (x: Tensor, activation: Activation): Tensor =>
  activation === 'tanh' ? tf.tanh(x) : activation === 'relu' ? relu(x) : x;

/**
 * Logits of a stack of models, each on its own records.
 * @param weights kernel and bias of every layer, `[models, ...shape]`
 * @param x `[models, records, ...shape of a record]`, or `[1, records, ...]` where all models get the same records;
 *   convolutions need a stack of one model
 * @param mask dropout while training; absent otherwise
 * @returns `[models, records, classes]`
 */
export function forward(architecture: Architecture, weights: Tensor[], x: Tensor, mask?: DropoutMask): Tensor {
  const laidFlat = (input: Tensor) => input.reshape([...input.shape.slice(0, 2), -1]);
  let next = 0;
  // For training, x has all models: tfjs gets the gradient of a matMul with a broadcast batch wrong.
  const dense = (input: Tensor) => {
    const [kernel, bias] = [weights[next++], weights[next++]];
    const flat = input.rank === 3 ? input : laidFlat(input);
    return tf.matMul(flat, kernel).add(bias.expandDims(1));
  };
  for (const layer of architecture.layers) {
    if (layer.type === 'dense') x = activate(dense(x), layer.activation);
    else if (layer.type === 'conv2d') {
      const [kernel, bias] = [weights[next++], weights[next++]];
      const images = x.reshape(x.shape.slice(1)) as import('@tensorflow/tfjs-node').Tensor4D;
      const filters = kernel.reshape(kernel.shape.slice(1)) as typeof images;
      x = activate(
        tf.conv2d(images, filters, 1, 'same').add(bias.reshape([layer.filters])),
        layer.activation,
      ).expandDims(0);
    } else if (layer.type === 'maxPool') {
      const images = x.reshape(x.shape.slice(1)) as import('@tensorflow/tfjs-node').Tensor4D;
      x = maxPool(images, layer.size).expandDims(0);
    } else if (layer.type === 'dropout') {
      if (mask) x = x.mul(mask(x.shape, layer.rate));
    } else x = laidFlat(x);
  }
  return dense(x);
}

/**
 * Mean log loss of each model's batch, summed over the models, so that every model gets the gradient of its own mean.
 */
export const summedLoss = (logits: Tensor, labels: Tensor): Scalar =>
  tf.customGrad((logits, labels, save) => {
    const z = logits as Tensor;
    const oneHot = labels as Tensor;
    const shifted = z.sub(z.max(-1, true));
    const exponentials = shifted.exp();
    const total = exponentials.sum(-1, true);
    const loss = total.log().sub(shifted.mul(oneHot).sum(-1, true)).sum().div(z.shape[1]!) as Scalar;
    (save as (tensors: Tensor[]) => void)([exponentials.div(total), oneHot]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const gradient = saved[0].sub(saved[1]).mul(dy.div(saved[0].shape[1]!));
      return [gradient, tf.zerosLike(saved[1])];
    };
    return { value: loss, gradFunc };
  })(logits, labels) as Scalar;
