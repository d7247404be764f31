import type { EnsembleSpec } from '../../train/ensembleSpec';
import { type ExperimentSpec, experimentSpec, modelsOf, onSeed } from '../setup/experimentSpec';
import type { Run } from '../setup/run';
import type { SettingName } from '../setup/settings';

/** What tells which models an exhibit needs, before any is trained. */
export interface Trainings {
  /** The settings that it is about. Default: all. */
  readonly settings?: readonly SettingName[];
  /** The random splits that it is repeated on, by their seeds. Default: the run's own alone. */
  seeds?(name: SettingName, run: Run): readonly number[];
  /**
   * The models that `find` trains for a split besides those of the experiment: to say beforehand how long it takes, or
   * to have them trained elsewhere. What can only be made of trained models is not among them: the classifiers of the
   * attack by shadow models, and the positive models of the indirect attack, whose records are chosen by what the
   * references say. Neither is kept in the store. Default: none.
   */
  trainings?(experiment: ExperimentSpec, run: Run): EnsembleSpec[];
}

/** Whether an exhibit is about a setting. */
export const isAbout = ({ settings }: Trainings, name: SettingName): boolean => settings?.includes(name) ?? true;

/**
 * The models that some exhibits need in a setting, split after split, block models by themselves; an ensemble that
 * several of them need comes once, or again where more of its models are needed.
 * @throws MissingDataError where the data cannot be had
 */
export async function* trainingsIn(
  name: SettingName,
  exhibits: readonly Trainings[],
  run: Run,
): AsyncGenerator<EnsembleSpec> {
  const about = exhibits.filter(exhibit => isAbout(exhibit, name));
  if (about.length === 0) return;
  const own = await experimentSpec(name, run);
  const seedsOf = ({ seeds = () => [run.seed] }: Trainings) => seeds(name, run);
  const given = new Map<string, number>();
  for (const seed of new Set([run.seed, ...about.flatMap(seedsOf)])) {
    const experiment = seed === run.seed ? own : onSeed(own, run, seed);
    const besides = about
      .filter(exhibit => seedsOf(exhibit).includes(seed))
      .flatMap(({ trainings }) => trainings?.(experiment, run) ?? []);
    for (const spec of [...modelsOf(experiment), ...besides.flatMap(apart)]) {
      const { checkpoints, size } = spec;
      if (checkpoints) {
        if (size <= (given.get(checkpoints.id) ?? 0)) continue;
        given.set(checkpoints.id, size);
      }
      yield spec;
    }
  }
}

/** Models, and the block models that belong to them. */
const apart = ({ blocks, ...spec }: EnsembleSpec): EnsembleSpec[] => (blocks ? [spec, blocks] : [spec]);
