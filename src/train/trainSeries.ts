import { type Followed, follow } from '../core/follow';
import { defaultProgress, type Plan, type WorkOptions } from '../core/progress';
import type { SeedPath } from '../core/random';
import { inputShape } from '../models/architecture';
import { Ensemble, type Model } from '../models/ensemble';
import { keepWithinLimit, storeLimit } from '../models/store/limit';
import { modelsText } from './modelsText';
import { type Series, storedModels, storeModel } from './series';
import { trainModels } from './trainers';

/**
 * Trains the models that the store does not have yet, one series after another with one line of progress over all, and puts
 * each series together. First it says what there is to do, and from the speed of the first steps how long it should take.
 * @param options.hint what to do when that is too long
 * @throws InterruptedError when it is stopped; all finished models are then in the store
 */
export async function trainSeries(
  all: Series[],
  { hint, progress = defaultProgress(), signal }: WorkOptions & { hint?: string } = {},
): Promise<Ensemble[]> {
  const limit = storeLimit(); // a mistake in it shows now, not after hours of training
  const works = all.map(series => ({ series, models: storedModels(series) }));
  const plan: Plan = {
    name: all[0].split.dataset.name,
    parts: works.map(({ series: { kind }, models }) => ({
      kind,
      total: models.length,
      stored: models.filter(Boolean).length,
    })),
    hint,
  };
  const steps = works.reduce(
    (n, { series, models }) => n + series.architecture.steps * models.filter(model => !model).length,
    0,
  );
  if (steps === 0) progress.plan?.(plan);
  else {
    const onForecast = (seconds: number) => progress.plan?.({ ...plan, seconds });
    const followed = follow(label(plan), steps, { progress, signal, onForecast });
    try {
      for (const { series, models } of works)
        if (models.includes(undefined)) await followed.wait(trainMissing(series, models, followed));
    } finally {
      followed.end();
    }
  }
  keepWithinLimit({ limit, inUse: works.flatMap(({ series }) => series.store?.id ?? []) });
  return works.map(
    ({ series, models }) =>
      new Ensemble(series.kind, series.split, series.architecture, models as Model[], series.store),
  );
}

/** Fills the empty places. */
async function trainMissing(series: Series, models: (Model | undefined)[], { advance }: Followed): Promise<void> {
  const {
    split: { dataset },
    records,
    samples,
    trainedOn,
    architecture,
    kind,
    seed,
    trainer,
    stack,
  } = series;
  const missing = [...models.keys()].filter(i => !models[i]);
  const jobs = missing.map(i => ({ sample: samples[i], seedPath: [seed, kind, i] as SeedPath }));
  const shape = inputShape(architecture, dataset);
  const data = {
    features: records.features().values,
    labels: records.labels(),
    classes: dataset.classes.length,
    shape,
  };
  await trainModels(
    trainer,
    architecture,
    data,
    jobs,
    {
      onModel: (at, weights) => {
        const i = missing[at];
        const model = { sample: trainedOn[i], weights };
        models[i] = model;
        storeModel(series, i, model);
      },
      onSteps: advance,
    },
    stack,
  );
}

/** "cancer: 3 reference models and 2 target models (5 more are stored)". */
function label({ name, parts }: Plan): string {
  const missing = parts
    .filter(({ total, stored }) => stored < total)
    .map(({ kind, total, stored }) => modelsText(total - stored, kind));
  const stored = parts.reduce((n, part) => n + part.stored, 0);
  return `${name}: ${missing.join(' and ')}${stored ? ` (${stored} more ${stored === 1 ? 'is' : 'are'} stored)` : ''}`;
}
