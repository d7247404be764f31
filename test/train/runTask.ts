import type { Architecture } from '../../src/models/architecture';
import type { Weights } from '../../src/models/weights';
import type { Executor } from '../../src/train/execute/executor';
import type { Listener, TrainingData, TrainingJob } from '../../src/train/trainer';

/** Who listens to a task, by the weights alone. */
export type WeightListener = Partial<Listener<Weights>>;

/** Trains the models of one task. @returns the weights of each job's model, in order */
export async function runTask(
  executor: Executor,
  trainer: string,
  spec: Architecture,
  data: TrainingData,
  jobs: TrainingJob[],
  { onModel = () => {}, onSteps = () => {} }: WeightListener = {},
  signal = new AbortController().signal,
): Promise<Weights[]> {
  const models: Weights[] = new Array(jobs.length);
  const listener: Listener = {
    onModel: (at, { weights }) => {
      models[at] = weights!;
      return onModel(at, weights!);
    },
    onSteps,
  };
  await executor.run([{ trainer, spec, data, jobs, ask: [] }], listener, signal);
  return models;
}
