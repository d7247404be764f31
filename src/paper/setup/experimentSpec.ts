import { checkFields, checkNumber } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { checkSplit } from '../../data/attackSplit';
import type { Dataset } from '../../data/dataset';
import { type AttackSplit, splitForAttack } from '../../data/splitForAttack';
import { type Architecture, isArchitecture } from '../../models/architecture';
import type { EnsembleSpec } from '../../train/ensembleSpec';
import { referenceSpec } from '../../train/trainReferences';
import { targetSpec } from '../../train/trainTargets';
import type { WideAndDeep } from '../../train/wideAndDeep/wideAndDeep';
import { loadOnce } from './loadOnce';
import type { Amount } from './profiles';
import { checkRun, type Run } from './run';
import { checkSetting, type Setting, type SettingName, settings } from './settings';
import { trainedBy } from './trainedBy';

/** What the models of a setting are made from. */
export type SettingSpec = Architecture | WideAndDeep;

/** A setting at the scale of a run, before its models are trained. */
export interface ExperimentSpec {
  name: SettingName;
  setting: Setting;
  /** What the setting's models are made from at the paper's scale. */
  spec: SettingSpec;
  split: AttackSplit;
  references: EnsembleSpec<SettingSpec>;
  targets: EnsembleSpec<SettingSpec>;
}

/** The models that it names. */
export const modelsOf = ({ references, targets }: ExperimentSpec): EnsembleSpec[] => [references, targets];

/** A setting and how its records are divided, whether its models are trained or not. */
export type SplitOfSetting = Pick<ExperimentSpec, 'name' | 'split'>;

/**
 * Loads and splits the data of a setting, and describes its models, of which none is trained.
 * @throws MissingDataError where the data cannot be had
 */
export async function experimentSpec(name: SettingName, run: Run): Promise<ExperimentSpec> {
  checkSetting('name', name);
  checkRun(run);
  return onData(name, await loadOnce(settings[name].load), run);
}

/** The same setting on the split of another seed. */
export const onSeed = ({ name, split }: SplitOfSetting, run: Run, seed: number): ExperimentSpec =>
  onData(name, split.dataset, { ...run, seed });

function onData(name: SettingName, dataset: Dataset, run: Run): ExperimentSpec {
  const { pool, adversary }: Amount = { ...amountsOf(settings[name]), ...run.counts.settings[name] };
  return variantSpec({ name, split: splitForAttack(dataset, { pool, adversary, seed: run.seed }) }, run);
}

const amountsOf = ({ pool, adversary }: Setting) => ({ pool, adversary });

/**
 * What a variant of a setting changes in how its models are trained: fields of its architecture, of which `l2` is 0 by
 * default, and the others those of the setting. Models that are no `Architecture` have steps alone.
 */
export interface Variant
  extends Partial<Pick<Architecture, 'l2' | 'penalised' | 'initialiser' | 'optimiser' | 'rate'>> {
  /** Steps, as a share of those of the setting, and on every profile the same share, up to 100. Default 1. */
  share?: number;
}

const names: Names<Variant> = {
  share: true,
  l2: true,
  penalised: true,
  initialiser: true,
  optimiser: true,
  rate: true,
};

/** Describes the models of a setting when they are trained otherwise, on the same split. */
export function variantSpec(experiment: SplitOfSetting, run: Run, variant: Variant = {}): ExperimentSpec {
  checkFields('experiment', experiment, 'an Experiment', ['name', 'split'], 'prepare(name, run) gives one.');
  const { name } = experiment;
  const split = checkSplit('experiment.split', experiment.split);
  checkSetting('experiment.name', name);
  checkRun(run);
  checkOptions('prepareVariant', variant, names);
  const { share = 1, l2 = 0, ...changed } = variant;
  checkNumber('share', share, Number.MIN_VALUE, 100);
  const setting: Setting = settings[name];
  const amount: Amount = run.counts.settings[name];
  const paper = typeof setting.architecture === 'function' ? setting.architecture(split.dataset) : setting.architecture;
  const shortened = (steps: number) => Math.max(1, Math.round(share * steps));
  const as = (steps: number, network?: Amount['network']): SettingSpec =>
    isArchitecture(paper)
      ? { ...paper, l2, ...network, ...changed, steps: shortened(steps) }
      : { ...paper, steps: shortened(steps) };
  const ours = as(amount.steps ?? paper.steps, amount.network);
  return {
    name,
    setting,
    spec: as(paper.steps),
    split,
    references: referenceSpec(split, ours, { models: amount.references, ...trainedBy(ours, run) }),
    targets: targetSpec(split, ours, { splits: amount.splits, ...trainedBy(ours, run) }),
  };
}
