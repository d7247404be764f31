import type { LayersModelSpec } from '../../models/tensor/layersModelSpec';
import { LayersNetwork } from '../../models/tensor/layersNetwork';
import { tf } from '../../models/tensor/tensorflow';
import type { Weights } from '../../models/weights';
import type { Listener, TrainingData } from '../trainer';
import type { Job } from './job';
import { seededMathRandom } from './seededMathRandom';

/** Has a user's function train a model on its own sample, and tells of the steps that it did not tell of. */
export async function trainByFunction(
  train: NonNullable<LayersModelSpec['train']>,
  network: LayersNetwork,
  { features, labels, classes }: TrainingData,
  { sample, random }: Job,
  { seed, steps, listener, signal }: { seed: number; steps: number; listener: Listener; signal: AbortSignal },
): Promise<Weights> {
  const { model, input } = network;
  const [x, y] = tf.tidy(() => {
    const chosen = tf.tensor1d(sample, 'int32');
    const own = tf.gather(tf.tensor1d(labels, 'int32'), chosen);
    const oneUnit = model.outputs[0].shape[1] === 1;
    return [
      tf.keep(
        tf
          .gather(tf.tensor2d(features, [labels.length, features.length / labels.length]), chosen)
          .reshape([-1, ...input]),
      ),
      tf.keep(oneUnit ? own.toFloat().expandDims(1) : tf.oneHot(own, classes).toFloat()),
    ];
  });
  let left = steps;
  const onStep = async () => {
    signal.throwIfAborted();
    if (left === 0) return;
    left--;
    await listener.onSteps(1);
  };
  try {
    await seededMathRandom(random('dropout'), () => train(model, x, y, { seed, signal, onStep }));
    if (left > 0) {
      signal.throwIfAborted();
      await listener.onSteps(left);
    }
    return LayersNetwork.weightsOf(model);
  } finally {
    tf.dispose([x, y]);
  }
}
