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
import { keepingOf, storeModel } from './storedModels';
import { takeTurn } from './takeTurn';
import type { Trained } from './trainer';
import { trainingWatch } from './trainingWatch';
import { missing, tasksOf, type Work, worksOf } from './works';

export interface TrainOptions extends WorkOptions {
  /** Where models are trained. Default: from this process. */
  executor?: Executor;
  /** What to do when it takes too long. */
  hint?: string;
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
  let works = worksOf(wanted);
  const turn = stepsLeft(works) > 0 && executor === here ? await takeTurn(works, { progress, signal }) : undefined;
  try {
    if (turn) works = worksOf(wanted); // another process may have trained some of them
    await trainAll(works, { hint, progress, signal, executor });
  } finally {
    turn?.release();
  }
  const specs = works.map(({ spec }) => spec);
  keepWithinLimit({ limit, inUse: specs.flatMap(({ checkpoints }) => checkpoints?.id ?? []) });
  const trained = (spec: EnsembleSpec<Spec>): Ensemble<Spec> => {
    const { kind, split, architecture, checkpoints, family, sampling, inclusion } = spec;
    const models = works[specs.indexOf(spec)].models as Model[];
    const blocks = spec.blocks && trained(spec.blocks);
    return new Ensemble(kind, split, architecture, models, checkpoints, family, { sampling, inclusion, blocks });
  };
  return wanted.map(trained);
}

/** Says what there is to train, and trains it. */
async function trainAll(
  works: Work[],
  { hint, progress, signal, executor }: Required<Pick<TrainOptions, 'progress' | 'executor'>> & TrainOptions,
): Promise<void> {
  const plan: Plan = {
    name: works[0].spec.split.dataset.name,
    parts: works.map(({ spec: { kind }, models }) => ({
      kind,
      total: models.length,
      stored: models.filter(Boolean).length,
    })),
    hint,
  };
  const steps = stepsLeft(works);
  if (steps === 0) {
    progress.plan?.(plan);
    return;
  }
  const onForecast = (seconds: number) => progress.plan?.({ ...plan, seconds });
  const followed = follow(label(plan), steps, { progress, signal, onForecast });
  try {
    await followed.wait(train(works, executor, followed));
  } finally {
    followed.end();
  }
}

const stepsLeft = (works: Work[]): number =>
  works.reduce((n, { spec, models }) => n + stepsOf(spec) * missing(models).length, 0);

const stepsOf = ({ architecture: { steps = 1 } }: EnsembleSpec): number => steps;

/** Fills the empty places. */
async function train(works: Work[], executor: Executor, { advance, signal }: Followed): Promise<void> {
  const places = works.flatMap(({ spec, models }) => {
    const keeping = keepingOf(spec);
    return missing(models).map(i => ({ spec, keeping, models, i }));
  });
  const counted = countedIn(places.length);
  const watch = trainingWatch();
  const onModel = (at: number, trained: Trained) => {
    counted.take(at);
    const { spec, keeping, models, i } = places[at];
    const sample = spec.trainedOn()[i];
    storeModel(keeping, i, sample, checkTrained(spec, trained));
    models[i] = { sample, weights: trained.weights ?? [] };
    watch.model(spec);
  };
  try {
    await executor.run(tasksOf(works), { onModel, onSteps: advance }, signal);
    counted.end();
  } finally {
    watch.end();
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
