import {
  type Architecture,
  checkArchitecture,
  isConvolutional,
  type Parameter,
  parameters,
} from '../../models/architecture';
import { contentVersion } from '../../models/store/contentVersion';
import type { Listener, Trainer, TrainingTask } from '../trainer';
import { storedAs } from '../trainerVersion';
import { withRandom } from './job';
import { trainStack } from './trainStack';

/** Trains networks by TensorFlow in this process: many dense ones, or one convolutional, as one program. */
export const layersTrainer: Trainer = {
  name: 'layers',
  storedAs: storedAs.layers,
  version: contentVersion('layers'),
  gives: 'weights',
  check: (architecture, { shape, classes }) => {
    parameters(checkArchitecture(architecture), shape, classes);
  },
  train,
};

async function train(
  { spec, data, jobs, stack }: TrainingTask,
  { onModel, onSteps }: Listener,
  signal: AbortSignal,
): Promise<void> {
  const size = stackSize(spec, parameters(spec, data.shape, data.classes), stack);
  for (let from = 0; from < jobs.length; from += size) {
    const together = jobs.slice(from, from + size).map(withRandom);
    const trained = await trainStack(spec, data, together, async () => {
      signal.throwIfAborted(); // not after the last step: a model that is finished is handed over
      await onSteps(together.length);
    });
    for (const [at, weights] of trained.entries()) await onModel(from + at, { weights, logits: [] });
  }
}

/**
 * So many models that their weights fill a few megabytes: more are no faster, and finished models reach the disk later.
 */
function stackSize(architecture: Architecture, layers: Parameter[], wanted?: number): number {
  if (isConvolutional(architecture)) return 1;
  const weights = layers.reduce((n, { shape }) => n + shape.reduce((a, b) => a * b, 1), 0);
  return wanted ?? Math.max(1, Math.min(100, Math.floor(1e6 / weights)));
}
