import { type Followed, follow } from '../core/follow';
import { checkProgress, defaultProgress, type Plan, type WorkOptions } from '../core/progress';
import type { ModelSpec } from '../models/architecture';
import { Ensemble, type Model } from '../models/ensemble';
import { keepWithinLimit, storeLimit } from '../models/store/limit';
import { checkTrained, countedIn } from './checkTrained';
import type { EnsembleSpec } from './ensembleSpec';
import type { Executor } from './execute/executor';
import { here } from './execute/here';
import { modelsText } from './modelsText';
import { storedModels, storeModel } from './storedModels';
import type { TrainingTask } from './trainer';
import { trainingWatch } from './trainingWatch';

export interface TrainOptions extends WorkOptions {
  /** Where models are trained. Default: from this process. */
  executor?: Executor;
  /** What to do when it takes too long. */
  hint?: string;
}

interface Work<Spec extends ModelSpec = ModelSpec> {
  spec: EnsembleSpec<Spec>;
  models: (Model | undefined)[];
}

/**
 * Trains the models that the store does not have yet, those of blocks after their references, with one line of
 * progress over all, and puts each together. First it says what there is to do, and from the speed of the first steps
 * how long it should take.
 * @throws InterruptedError when it is stopped; all finished models are then in the store
 */
export async function trainEnsembles<Spec extends ModelSpec>(
  wanted: EnsembleSpec<Spec>[],
  { hint, progress = defaultProgress(), signal, executor = here }: TrainOptions = {},
): Promise<Ensemble<Spec>[]> {
  checkProgress('progress', progress);
  const limit = storeLimit(); // a mistake in it shows now, not after hours of training
  const specs = wanted.flatMap(spec => (spec.blocks ? [spec, spec.blocks] : [spec]));
  const works = specs.map((spec): Work<Spec> => ({ spec, models: storedModels(spec) }));
  const plan: Plan = {
    name: specs[0].split.dataset.name,
    parts: works.map(({ spec: { kind }, models }) => ({
      kind,
      total: models.length,
      stored: models.filter(Boolean).length,
    })),
    hint,
  };
  const steps = works.reduce((n, { spec, models }) => n + stepsOf(spec) * missing(models).length, 0);
  if (steps === 0) progress.plan?.(plan);
  else {
    const onForecast = (seconds: number) => progress.plan?.({ ...plan, seconds });
    const followed = follow(label(plan), steps, { progress, signal, onForecast });
    try {
      await followed.wait(train(works, executor, followed));
    } finally {
      followed.end();
    }
  }
  keepWithinLimit({ limit, inUse: specs.flatMap(({ checkpoints }) => checkpoints?.id ?? []) });
  const trained = (spec: EnsembleSpec<Spec>): Ensemble<Spec> => {
    const { kind, split, architecture, checkpoints, family, sampling, inclusion } = spec;
    const models = works[specs.indexOf(spec)].models as Model[];
    const blocks = spec.blocks && trained(spec.blocks);
    return new Ensemble(kind, split, architecture, models, checkpoints, family, { sampling, inclusion, blocks });
  };
  return wanted.map(trained);
}

const stepsOf = ({ architecture: { steps = 1 } }: EnsembleSpec): number => steps;

const missing = (models: Work['models']): number[] => [...models.keys()].filter(i => !models[i]);

/** Fills the empty places. */
async function train(works: Work[], executor: Executor, { advance, signal }: Followed): Promise<void> {
  const places = works.flatMap(({ spec, models }) => missing(models).map(i => ({ spec, models, i })));
  const counted = countedIn(places.length);
  const watch = trainingWatch();
  const onModel = (at: number, trained: Parameters<typeof storeModel>[2]) => {
    counted.take(at);
    const { spec, models, i } = places[at];
    storeModel(spec, i, checkTrained(spec, trained));
    models[i] = { sample: spec.trainedOn[i], weights: trained.weights ?? [] };
    watch.model(spec);
  };
  try {
    await executor.run(tasks(works), { onModel, onSteps: advance }, signal);
    counted.end();
  } finally {
    watch.end();
  }
}

/** A task for each ensemble that is not whole; made when it is its turn, as each has a copy of the records. */
function* tasks(works: Work[]): Generator<TrainingTask<ModelSpec>> {
  for (const { spec, models } of works) {
    const { architecture, records, samples, seed, kind, trainer, shape, asked, stack } = spec;
    const jobs = missing(models).map(i => ({
      sample: samples[i],
      seedPath: [seed, kind, i] as [number, string, number],
    }));
    if (jobs.length === 0) continue;
    yield {
      trainer: trainer.name,
      spec: architecture,
      data: { features: records.features().values, labels: records.labels(), ...shape },
      jobs,
      ask: asked.map(set => set.features()),
      stack,
    };
  }
}

/** "cancer: 3 reference models and 2 target models (5 more are stored)". */
function label({ name, parts }: Plan): string {
  const missing = parts
    .filter(({ total, stored }) => stored < total)
    .map(({ kind, total, stored }) => modelsText(total - stored, kind));
  const stored = parts.reduce((n, part) => n + part.stored, 0);
  return `${name}: ${missing.join(' and ')}${stored ? ` (${stored} more ${stored === 1 ? 'is' : 'are'} stored)` : ''}`;
}
