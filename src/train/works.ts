import { recordsHash } from '../data/hash';
import type { ModelSpec } from '../models/architecture';
import type { Model } from '../models/ensemble';
import type { EnsembleSpec } from './ensembleSpec';
import { storedModels } from './storedModels';
import type { Series, TrainingTask } from './trainer';

/** An ensemble, and as much of it as there is. */
export interface Work<Spec extends ModelSpec = ModelSpec> {
  spec: EnsembleSpec<Spec>;
  models: (Model | undefined)[];
}

/** Ensembles and what the store has of them, those of blocks after their references. */
export const worksOf = <Spec extends ModelSpec>(wanted: readonly EnsembleSpec<Spec>[]): Work<Spec>[] =>
  wanted
    .flatMap(spec => (spec.blocks ? [spec, spec.blocks] : [spec]))
    .map(spec => {
      spec.checkpoints?.open();
      return { spec, models: storedModels(spec) };
    });

/** The places that are empty. */
export const missing = (models: Work['models']): number[] => [...models.keys()].filter(i => !models[i]);

/** A task for each ensemble that is not whole; made when it is its turn, as each has a copy of the records. */
export function* tasksOf(works: Work[]): Generator<TrainingTask<ModelSpec>> {
  for (const { spec, models } of works) {
    const { architecture, records, samples, seed, kind, trainer, shape, asked, stack } = spec;
    const jobs = missing(models).map(i => ({
      sample: samples()[i],
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
      series: seriesOf(spec),
    };
  }
}

const seriesOf = ({ checkpoints, records: { indices }, asked }: EnsembleSpec): Series | undefined =>
  checkpoints && {
    name: checkpoints.name,
    settings: checkpoints.settings,
    indices,
    asked: asked.map(recordsHash),
  };
