import { expected } from '../../core/check';
import { contentVersion } from '../../models/store/contentVersion';
import { checkLayersModelSpec, isLayersModelSpec, type LayersModelSpec } from '../../models/tensor/layersModelSpec';
import { layersModels } from '../../models/tensor/layersModels';
import { LayersNetwork } from '../../models/tensor/layersNetwork';
import { checkJobs } from '../checkJobs';
import type { Listener, Trainer, TrainingJob, TrainingTask } from '../trainer';
import { withRandom } from './job';
import { seededMathRandom } from './seededMathRandom';
import { trainByFunction } from './trainByFunction';
import { trainInBatches } from './trainInBatches';

/** Trains models that a function builds of layers of TensorFlow.js, one after another, in this process. */
export const layersModelTrainer: Trainer<LayersModelSpec> = {
  name: 'layersModel',
  version: contentVersion('layersModel'),
  gives: 'weights',
  family: layersModels,
  takes: isLayersModelSpec,
  check(spec, { shape, classes }) {
    checkLayersModelSpec(spec);
    layersModels.shapes(spec, shape, classes);
  },
  async train(task, listener, signal) {
    checkJobs(layersModels.shapes(task.spec, task.data.shape, task.data.classes), task.data, task.jobs);
    for (const [at, job] of task.jobs.entries()) {
      signal.throwIfAborted();
      await listener.onModel(at, { weights: await trainOne(task, job, listener, signal), logits: [] });
    }
  },
};

async function trainOne(
  { spec, data }: TrainingTask<LayersModelSpec>,
  { seedPath, ...rest }: TrainingJob,
  listener: Listener,
  signal: AbortSignal,
) {
  const job = withRandom({ seedPath, ...rest });
  if (spec.train && job.everyBatch)
    expected(
      'a spec without train for positive models',
      'one with train',
      'Nobody knows that a record is in each batch of it: attack its models directly, or leave train out.',
    );
  const random = job.random('weights');
  const seed = 1 + random.integer(2 ** 31 - 1); // to TensorFlow.js a seed of 0 is none
  const network = await seededMathRandom(random, () => new LayersNetwork(spec, seed, data.shape, data.classes));
  try {
    if (job.initial) network.setWeights(job.initial);
    return spec.train
      ? await trainByFunction(spec.train, network, data, job, { seed, steps: spec.steps ?? 1, listener, signal })
      : await trainInBatches(spec, network, data, job, { listener, signal });
  } finally {
    network.dispose();
  }
}
