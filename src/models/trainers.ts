import { expected } from '../stats/check';
import { randomFor } from '../stats/random';
import { isConvolutional, parameters, type Architecture, type Parameter } from './architecture';
import { canFuse } from './fused/canFuse';
import { trainFused, type FusedJob } from './fused/trainFused';
import { trainStack, type TrainingData, type Weights } from './train';

/**
 * `'fused'`: one dense model at a time on each processor, by WebAssembly, its weights staying in the cache.
 * `'stacked'`: many dense models, or one convolutional, as one program of TensorFlow.
 * From the same seed both give the same model, up to rounding.
 */
export type TrainerName = 'fused' | 'stacked';

/** Told of every finished model, by position among the jobs, and of the steps done since, over all models. */
export interface TrainingListener {
  onModel(at: number, weights: Weights): void;
  onSteps(steps: number): void | Promise<void>;
}

/** The faster trainer: 'fused' wherever it can be, as measured for networks of up to 800,000 weights on two cores. */
export const fasterTrainer = (architecture: Architecture): TrainerName => (canFuse(architecture) ? 'fused' : 'stacked');

/** @throws RangeError for a trainer that does not exist, or 'fused' for a network that is not dense */
export async function trainModels(
  trainer: TrainerName, architecture: Architecture, data: TrainingData, jobs: FusedJob[], { onModel, onSteps }: TrainingListener, stack?: number,
): Promise<void> {
  if (trainer === 'fused') {
    await trainFused(architecture, data, jobs, { onModel, onSteps });
    return;
  }
  if (trainer !== 'stacked') expected("trainer to be 'fused' or 'stacked'", trainer);
  const size = isConvolutional(architecture) ? 1 : stack ?? stackSize(parameters(architecture, data.shape, data.classes));
  for (let from = 0; from < jobs.length; from += size) {
    const together = jobs.slice(from, from + size).map(({ sample, seedPath: [seed, ...path] }) =>
      ({ sample, random: (purpose: string) => randomFor(seed, ...path, purpose) }));
    const trained = await trainStack(architecture, data, together, () => onSteps(together.length));
    trained.forEach((weights, at) => onModel(from + at, weights));
  }
}

/** So many models that their weights fill a few megabytes: more are no faster, and finished models reach the disk later. */
function stackSize(layers: Parameter[]): number {
  const weights = layers.reduce((n, { shape }) => n + shape.reduce((a, b) => a * b, 1), 0);
  return Math.max(1, Math.min(100, Math.floor(1e6 / weights)));
}
