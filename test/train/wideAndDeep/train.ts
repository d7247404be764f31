import type { Weights } from '../../../src/models/weights';
import type { Listener, TrainingData, TrainingJob } from '../../../src/train/trainer';
import type { WideAndDeep } from '../../../src/train/wideAndDeep/wideAndDeep';
import { wideAndDeepTrainer } from '../../../src/train/wideAndDeep/wideAndDeepTrainer';

/** Trains models. @returns the weights of each job's model, in order */
export async function train(
  spec: WideAndDeep,
  data: TrainingData,
  jobs: TrainingJob[],
  { onModel = () => {}, onSteps = () => {} }: Partial<Listener> = {},
  signal = new AbortController().signal,
  trainer: Pick<typeof wideAndDeepTrainer, 'train'> = wideAndDeepTrainer,
): Promise<Weights[]> {
  const models: Weights[] = [];
  const listener: Listener = {
    onModel: (at, model) => {
      models[at] = model.weights!;
      return onModel(at, model);
    },
    onSteps,
  };
  await trainer.train({ trainer: 'wideAndDeep', spec, data, jobs, ask: [] }, listener, signal);
  return models;
}
