import { expected } from '../../../core/check';
import { workOptions } from '../../../core/progress';
import { splitForAttack } from '../../../data/splitForAttack';
import type { Ensemble } from '../../../models/ensemble';
import type { EnsembleSpec } from '../../../train/ensembleSpec';
import { trainEnsembles } from '../../../train/trainEnsembles';
import { notes } from '../../report/notes';
import { type Experiment, trainExperiment } from '../../setup/experiment';
import {
  type ExperimentSpec,
  modelsOf,
  type SettingSpec,
  type SplitOfSetting,
  variantSpec,
} from '../../setup/experimentSpec';
import type { OpenAmount } from '../../setup/profiles';
import type { Run } from '../../setup/run';
import type { Choice } from './choice';
import { rescaled } from './rescaled';

/** What a run spends on each choice about a setting. @throws RangeError for a profile that does not name it */
export const openAmount = ({ counts }: Run, name: SplitOfSetting['name']): OpenAmount =>
  counts.open[name] ?? expected(`${name} in counts.open`, undefined, '{ references: 20, k: [] } would do.');

/** A choice with as many reference models as the profile has for it; its name says so where our defaults have more. */
export function atScale<T extends Choice>(choice: T, run: Run, name: SplitOfSetting['name']): T {
  const { references } = openAmount(run, name);
  const full = run.counts.settings[name].references;
  return { ...choice, references, ...(references !== full && { choice: `${choice.choice} (k ${references})` }) };
}

/** Describes the models of a setting as chosen, on the records of an experiment, and as many as the profile has. */
export function choiceSpec({ name, split }: SplitOfSetting, run: Run, choice: Choice): ExperimentSpec {
  const { references, splits = 1 } = openAmount(run, name);
  const own = { references: choice.references ?? references, splits };
  const settings = { ...run.counts.settings, [name]: { ...run.counts.settings[name], ...own } };
  const counts = { ...run.counts, settings };
  return variantSpec({ name, split: splitOf({ name, split }, choice) }, { ...run, counts }, choice.training);
}

/** Whether models are kept in the store. Not those of a choice that follows from what others found. */
interface Keeping {
  keep: boolean;
}

const keptIf = (keep: boolean, spec: EnsembleSpec<SettingSpec>): EnsembleSpec<SettingSpec> =>
  keep ? spec : { ...spec, checkpoints: undefined };

/** Trains the models of a setting as chosen, or finds them in the store. */
export function trainChoice(
  experiment: SplitOfSetting,
  run: Run,
  choice: Choice,
  { keep }: Keeping = { keep: true },
): Promise<Experiment> {
  const { references, targets, ...planned } = choiceSpec(experiment, run, choice);
  const own = { ...planned, references: keptIf(keep, references), targets: keptIf(keep, targets) };
  return trainExperiment(own, run);
}

/** Reference models by which records are counted, and nothing is attacked. */
export type Counting = SplitOfSetting & { references: Ensemble<SettingSpec>; notes?: readonly string[] };

/** Trains the reference models of a setting as chosen, or finds them in the store. */
export async function trainCounting(
  experiment: SplitOfSetting,
  run: Run,
  choice: Choice,
  { keep }: Keeping = { keep: true },
): Promise<Counting> {
  const { name, split, references: spec } = choiceSpec(experiment, run, choice);
  const [references] = await trainEnsembles([keptIf(keep, spec)], workOptions(run));
  const { pool, adversary } = split;
  const records = `${pool.length} records of the pool and ${adversary.length} of the adversary`;
  return { name, split, references, ...notes(`By ${references.size} reference models: ${records}.`) };
}

/** The models of all choices. */
export const choiceTrainings = (experiment: SplitOfSetting, run: Run, choices: readonly Choice[]): EnsembleSpec[] => {
  const { splits } = openAmount(run, experiment.name);
  return choices.flatMap(choice => {
    const spec = choiceSpec(experiment, run, choice);
    return splits ? modelsOf(spec) : [spec.references];
  });
};

function splitOf({ split }: SplitOfSetting, { scaling }: Choice) {
  if (!scaling) return split;
  const { pool, adversary, seed, dataset } = split;
  return splitForAttack(rescaled(dataset, scaling), { pool: pool.length, adversary: adversary.length, seed });
}
