import { expected } from '../../core/check';
import type { LayersModelSpec } from '../../models/tensor/layersModelSpec';
import { LayersNetwork } from '../../models/tensor/layersNetwork';
import { summedLoss } from '../../models/tensor/program';
import { tf, type Variable } from '../../models/tensor/tensorflow';
import type { Weights } from '../../models/weights';
import { batches } from '../batches';
import type { Listener, TrainingData } from '../trainer';
import type { Job } from './job';
import { seededMathRandom } from './seededMathRandom';

/** Losses a model may be compiled with: cross entropy, which is computed from what is before the softmax. */
const crossEntropies = ['categoricalCrossentropy', 'sparseCategoricalCrossentropy', 'binaryCrossentropy'];

/**
 * Trains a model on mini-batches drawn as those of all trainers are: a step of its optimiser for each, on the mean
 * cross entropy and the penalties of its layers. Tensors are freed whatever happens.
 */
export async function trainInBatches(
  spec: LayersModelSpec,
  network: LayersNetwork,
  data: TrainingData,
  job: Job,
  { listener, signal }: { listener: Listener; signal: AbortSignal },
): Promise<Weights> {
  const drawn = spec.batch!;
  const indices = new Int32Array(drawn + (job.everyBatch?.length ?? 0));
  indices.set(job.everyBatch ?? [], drawn);
  const next = batches(job.sample, job.random('batches'));
  const masks = job.random('dropout');
  const optimiser = optimiserOf(spec, network);
  const { logits } = network;
  const trained = logits.trainableWeights.map(weight => weight.read() as Variable);
  const [x, oneHot] = tf.tidy(() => [
    tf.keep(tf.tensor2d(data.features, [data.labels.length, data.features.length / data.labels.length])),
    tf.keep(tf.oneHot(tf.tensor1d(data.labels, 'int32'), data.classes).toFloat()),
  ]);
  const step = () =>
    tf.tidy(() => {
      const chosen = tf.tensor1d(indices, 'int32');
      const [inputs, labels] = [tf.gather(x, chosen), tf.gather(oneHot, chosen).expandDims(0)];
      const loss = () => {
        const entropy = summedLoss(network.forward(inputs, true).expandDims(0), labels);
        return tf.addN([entropy, ...logits.calculateLosses()]).asScalar();
      };
      optimiser.applyGradients(tf.variableGrads(loss, trained).grads);
    });
  try {
    for (let i = 0; i < spec.steps!; i++) {
      next(indices.subarray(0, drawn));
      await seededMathRandom(masks, step);
      signal.throwIfAborted(); // not after the last step: a model that is finished is handed over
      await listener.onSteps(1);
    }
    return LayersNetwork.weightsOf(logits);
  } finally {
    tf.dispose([x, oneHot]);
    if (optimiser !== network.model.optimizer) optimiser.dispose();
  }
}

function optimiserOf({ optimiser, rate }: LayersModelSpec, { model }: LayersNetwork) {
  if (optimiser === 'adam') return tf.train.adam(rate);
  if (optimiser === 'sgd') return tf.train.sgd(rate!);
  const { loss } = model;
  if (loss !== undefined && !crossEntropies.includes(loss as string))
    expected(
      `a model compiled with a loss out of ${crossEntropies.join(', ')}`,
      loss,
      'Give `train` to train it in your own way.',
    );
  return (
    model.optimizer ??
    expected('an optimiser', 'none', "Give optimiser: 'adam' and rate: 0.001, or compile the model in build.")
  );
}
