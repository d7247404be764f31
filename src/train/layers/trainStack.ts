import { concatenate } from '../../core/matrix';
import { type Architecture, isPenalised, parameters } from '../../models/architecture';
import { Optimiser } from '../../models/tensor/optimiser';
import { forward, summedLoss } from '../../models/tensor/program';
import { type Tensor, tf } from '../../models/tensor/tensorflow';
import type { Weights } from '../../models/weights';
import { batches } from '../batches';
import { checkJobs } from '../checkJobs';
import { initialise } from '../initialise';
import type { TrainingData } from '../trainer';
import type { Job } from './job';

/** Called after every step; awaited, so that it can let other work run or throw to stop. */
export type AfterStep = () => void | Promise<void>;

/**
 * Trains a stack of models as one tensor program: one optimiser step is a step of every model.
 * Tensors are freed whatever happens.
 */
export async function trainStack(
  architecture: Architecture,
  data: TrainingData,
  jobs: Job[],
  afterStep: AfterStep = () => {},
): Promise<Weights[]> {
  const { batch: drawn, steps, rate, optimiser, l2 = 0, penalised, initialiser } = architecture;
  const shapes = parameters(architecture, data.shape, data.classes);
  checkJobs(
    shapes.map(({ shape }) => shape),
    data,
    jobs,
  );
  const isCounted = isPenalised(shapes, penalised);
  const k = jobs.length;
  const batch = drawn + (jobs[0]?.everyBatch?.length ?? 0);
  const initial = jobs.map(job => job.initial ?? initialise(shapes, job.random('weights'), initialiser));
  const [x, oneHot] = tf.tidy(
    () =>
      [
        tf.keep(tf.tensor2d(data.features, [data.labels.length, data.features.length / data.labels.length])),
        tf.keep(tf.oneHot(tf.tensor1d(data.labels, 'int32'), data.classes).toFloat()),
      ] as const,
  );
  const stepper = new Optimiser(
    optimiser,
    rate,
    shapes.map(({ shape }, layer) => ({
      values: concatenate(initial.map(weights => weights[layer])),
      shape: [k, ...shape],
    })),
  );
  const streams = jobs.map(job => batches(job.sample, job.random('batches')));
  const mask = dropoutMasks(jobs);
  const indices = new Int32Array(k * batch);
  jobs.forEach(({ everyBatch = [] }, i) => indices.set(everyBatch, i * batch + drawn));
  try {
    for (let step = 0; step < steps; step++) {
      streams.forEach((next, i) => next(indices.subarray(i * batch, i * batch + drawn)));
      tf.tidy(() => {
        const chosen = tf.tensor1d(indices, 'int32');
        const inputs = tf.gather(x, chosen).reshape([k, batch, ...data.shape]);
        const labels = tf.gather(oneHot, chosen).reshape([k, batch, data.classes]);
        // Nothing but the gradients outlives this: the weights can then be changed in place.
        const gradients = tf.tidy(() =>
          tf.grads((...weights: Tensor[]) => {
            const loss = summedLoss(forward(architecture, weights, inputs, mask), labels);
            const counted = weights.filter((_, i) => isCounted[i]);
            return l2 === 0 ? loss : loss.add(tf.addN(counted.map(weight => weight.square().sum())).mul(l2)).asScalar();
          })(stepper.read()),
        );
        stepper.step(gradients);
      });
      await afterStep();
    }
    const trained = stepper.read();
    const models = split(trained, k);
    tf.dispose(trained);
    return models;
  } finally {
    tf.dispose([x, oneHot]);
    stepper.dispose();
  }
}

/** Masks from each model's own stream, so that they do not depend on which models are trained together. */
function dropoutMasks(jobs: Job[]) {
  const randoms = jobs.map(job => job.random('dropout'));
  return (shape: number[], rate: number): Tensor => {
    const size = shape.slice(1).reduce((a, b) => a * b, 1);
    const kept = 1 / (1 - rate);
    const values = new Float32Array(size * randoms.length);
    randoms.forEach((random, i) => {
      for (let j = 0; j < size; j++) values[i * size + j] = random.uniform() < rate ? 0 : kept;
    });
    return tf.tensor(values, shape);
  };
}

function split(variables: Tensor[], k: number): Weights[] {
  const stacked = variables.map(variable => variable.dataSync() as Float32Array);
  return Array.from({ length: k }, (_, i) =>
    stacked.map(values => values.slice((i * values.length) / k, ((i + 1) * values.length) / k)),
  );
}
