import { checkFields, checkNumber } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { type WorkOptions, workOptions } from '../../core/progress';
import { checkSplit } from '../../data/attackSplit';
import { type AttackSplit, splitForAttack } from '../../data/splitForAttack';
import { type Architecture, isArchitecture, type Layer } from '../../models/architecture';
import type { Ensemble } from '../../models/ensemble';
import { featureSpace } from '../../select/featureSpace';
import { logitSpace } from '../../select/logitSpace';
import type { Space } from '../../select/space';
import { trainEnsembles } from '../../train/trainEnsembles';
import { referenceSpec } from '../../train/trainReferences';
import { targetSpec } from '../../train/trainTargets';
import type { WideAndDeep } from '../../train/wideAndDeep/wideAndDeep';
import { type Notes, notes } from '../report/notes';
import { loadOnce } from './loadOnce';
import { type Amount, smaller } from './profiles';
import { checkRun, type Run } from './run';
import { checkSetting, type Setting, type SettingName, settings } from './settings';

/** What the models of a setting are made from. */
export type SettingSpec = Architecture | WideAndDeep;

/** A setting at the scale of a run, its models trained; notes say how it departs from the paper's scale. */
export interface Experiment extends Notes, WorkOptions {
  name: SettingName;
  setting: Setting;
  /** What the setting's models are made from at the paper's scale. */
  spec: SettingSpec;
  split: AttackSplit;
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
export async function prepare(name: SettingName, run: Run): Promise<Experiment> {
  checkSetting('name', name);
  checkRun(run);
  const setting: Setting = settings[name];
  const { pool = setting.pool, adversary = setting.adversary }: Amount = run.counts.settings[name];
  return prepareVariant(
    { name, split: splitForAttack(await loadOnce(setting.load), { pool, adversary, seed: run.seed }) },
    run,
  );
}

/** What a variant of a setting changes in how its models are trained. */
export interface Variant {
  /** Steps, as a share of those of the setting, and on every profile the same share. Default 1. */
  share?: number;
  /** λ of `Architecture.l2`. Default 0. */
  l2?: number;
}

const names: Names<Variant> = { share: true, l2: true };

/**
 * Trains the models of a setting otherwise, on the split of an experiment, or finds them in the store.
 * @throws RangeError for a share that is not above 0 and at most 1, or a λ below 0
 */
export async function prepareVariant(
  experiment: Pick<Experiment, 'name' | 'split'>,
  run: Run,
  variant: Variant = {},
): Promise<Experiment> {
  checkFields('experiment', experiment, 'an Experiment', ['name', 'split'], 'prepare(name, run) gives one.');
  const { name } = experiment;
  const split = checkSplit('experiment.split', experiment.split);
  checkSetting('experiment.name', name);
  checkRun(run);
  checkOptions('prepareVariant', variant, names);
  const { share = 1, l2 = 0 } = variant;
  checkNumber('share', share, Number.MIN_VALUE, 1);
  const setting: Setting = settings[name];
  const amount: Amount = run.counts.settings[name];
  const paper = typeof setting.architecture === 'function' ? setting.architecture(split.dataset) : setting.architecture;
  const shortened = (steps: number) => Math.max(1, Math.round(share * steps));
  const as = (steps: number, network?: Amount['network']): SettingSpec =>
    isArchitecture(paper)
      ? { ...paper, l2, ...network, steps: shortened(steps) }
      : { ...paper, steps: shortened(steps) };
  const spec = as(paper.steps);
  const ours = as(amount.steps ?? paper.steps, amount.network);
  const specs = [
    referenceSpec(split, ours, { models: amount.references }),
    targetSpec(split, ours, { splits: amount.splits }),
  ];
  const work = workOptions(run);
  const [references, targets] = await trainEnsembles(specs, { ...work, hint: smaller[run.profile] });
  const departed = notes(departures(setting, spec, { references, targets, split }));
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
