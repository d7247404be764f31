import { type WorkOptions, workOptions } from '../../core/progress';
import { isArchitecture, type Layer } from '../../models/architecture';
import type { Ensemble } from '../../models/ensemble';
import { featureSpace } from '../../select/featureSpace';
import { logitSpace } from '../../select/logitSpace';
import type { Space } from '../../select/space';
import { trainEnsembles } from '../../train/trainEnsembles';
import { type Notes, notes } from '../report/notes';
import {
  type ExperimentSpec,
  experimentSpec,
  type SettingSpec,
  type SplitOfSetting,
  type Variant,
  variantSpec,
} from './experimentSpec';
import { smaller } from './profiles';
import type { Run } from './run';
import type { Setting, SettingName } from './settings';
import { trainedBy } from './trainedBy';

/** A setting at the scale of a run, its models trained; notes say how it departs from the paper's scale. */
export interface Experiment extends Omit<ExperimentSpec, 'references' | 'targets'>, Notes, WorkOptions {
  references: Ensemble<SettingSpec>;
  /** As their owner has them; who attacks them has `attackedModels`. */
  targets: Ensemble<SettingSpec>;
  /** What records are compared by when some are selected. */
  space: Space;
}

/**
 * Loads and splits the data of a setting, and trains its reference and target models or finds them in the store.
 * @throws MissingDataError where the data cannot be had
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { split, references, targets } = await prepare('cancer', run);
 * [split.pool.length, references.models.length, targets.models.length]; // => [200, 100, 100]
 */
export const prepare = async (name: SettingName, run: Run): Promise<Experiment> =>
  trainExperiment(await experimentSpec(name, run), run);

/**
 * Trains the models of a setting otherwise, on the split of an experiment, or finds them in the store.
 * @throws RangeError for a share that is not above 0 and at most 100, or fields that no architecture has
 */
export const prepareVariant = async (experiment: SplitOfSetting, run: Run, variant?: Variant): Promise<Experiment> =>
  trainExperiment(variantSpec(experiment, run, variant), run);

/** Trains the models of a setting as they are described, or finds them in the store. */
export async function trainExperiment(planned: ExperimentSpec, run: Run): Promise<Experiment> {
  const { name, setting, spec, split } = planned;
  const work = workOptions(run);
  const specs = [planned.references, planned.targets];
  const [references, targets] = await trainEnsembles(specs, { ...work, hint: smaller[run.profile] });
  const { trainer } = trainedBy(references.architecture, run);
  const departed = notes(
    departures(setting, spec, { references, targets, split }),
    trainer && `Models were trained by ${trainer.name}.`,
  );
  const space = setting.byFeatures ? featureSpace(split) : logitSpace(references, split.pool);
  return { name, setting, spec, split, references, targets, space, ...departed, ...work };
}

function departures(
  { pool, adversary }: Setting,
  spec: SettingSpec,
  { references, targets, split }: Pick<Experiment, 'references' | 'targets' | 'split'>,
) {
  const ours = references.architecture;
  const found: string[] = [];
  if (describe(ours) !== describe(spec)) found.push(`network ${describe(ours)} instead of ${describe(spec)}`);
  const compare = (what: string, is: number, paper: number) => {
    if (is !== paper) found.push(`${is} ${what} instead of ${paper}`);
  };
  compare('steps', ours.steps, spec.steps);
  compare('references', references.models.length, 100);
  compare('targets', targets.models.length, 100);
  compare('pool records', split.pool.length, pool);
  compare('adversary records', split.adversary.length, adversary);
  return found.length ? `Reduced: ${found.join(', ')}.` : undefined;
}

function describe(spec: SettingSpec): string {
  if (!isArchitecture(spec)) return 'wide-and-deep';
  const { layers, optimiser, rate } = spec;
  const part = (layer: Layer) =>
    layer.type === 'dense'
      ? `${layer.units}`
      : layer.type === 'conv2d'
        ? `conv ${layer.kernel}×${layer.kernel}×${layer.filters}`
        : layer.type === 'dropout'
          ? 'dropout'
          : layer.type === 'maxPool'
            ? 'pool'
            : '';
  return `${layers.map(part).filter(Boolean).join('-') || 'softmax regression'} (${optimiser} ${rate})`;
}
