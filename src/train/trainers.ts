import { expected } from '../core/check';
import { randomFor } from '../core/random';
import { type Architecture, isConvolutional, type Parameter, parameters } from '../models/architecture';
import { canFuse } from './dense/canFuse';
import { trainFused } from './dense/trainFused';
import { trainInProcesses } from './execute/trainInProcesses';
import type { Listener, TrainerName, TrainingData, TrainingJob } from './job';
import { trainStack } from './layers/trainStack';
/**
 * The faster trainer, as measured on two processors: 'fused' wherever it can be (2 to 12 times faster than 'stacked' for dense
 * networks of up to 800,000 weights), 'processes' for convolutional networks (1.3 times faster), 'stacked' for dense networks
 * with dropout.
 */
export const fasterTrainer = (architecture: Architecture): TrainerName =>
  canFuse(architecture) ? 'fused' : isConvolutional(architecture) ? 'processes' : 'stacked';

/** @throws RangeError for a trainer that does not exist, or 'fused' for a network that is not dense */
export async function trainModels(
  trainer: TrainerName,
  architecture: Architecture,
  data: TrainingData,
  jobs: TrainingJob[],
  listener: Listener,
  stack?: number,
): Promise<void> {
  if (trainer === 'fused') await trainFused(architecture, data, jobs, listener);
  else if (trainer === 'processes') await trainInProcesses(architecture, data, jobs, listener);
  else if (trainer === 'stacked') await trainStacks(architecture, data, jobs, listener, stack);
  else expected("trainer to be 'fused', 'processes' or 'stacked'", trainer);
}

async function trainStacks(
  architecture: Architecture,
  data: TrainingData,
  jobs: TrainingJob[],
  { onModel, onSteps }: Listener,
  stack?: number,
): Promise<void> {
  const size = isConvolutional(architecture)
    ? 1
    : (stack ?? stackSize(parameters(architecture, data.shape, data.classes)));
  for (let from = 0; from < jobs.length; from += size) {
    const together = jobs.slice(from, from + size).map(({ seedPath: [seed, ...path], ...job }) => ({
      ...job,
      random: (purpose: string) => randomFor(seed, ...path, purpose),
    }));
    const trained = await trainStack(architecture, data, together, () => onSteps(together.length));
    for (const [at, weights] of trained.entries()) await onModel(from + at, weights);
  }
}

/** So many models that their weights fill a few megabytes: more are no faster, and finished models reach the disk later. */
function stackSize(layers: Parameter[]): number {
  const weights = layers.reduce((n, { shape }) => n + shape.reduce((a, b) => a * b, 1), 0);
  return Math.max(1, Math.min(100, Math.floor(1e6 / weights)));
}
