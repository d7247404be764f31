import { checkNumber } from '../../core/check';
import { type WorkOptions, workOptions } from '../../core/progress';
import { type AttackSplit, splitForAttack } from '../../data/splitForAttack';
import type { Architecture, Layer } from '../../models/architecture';
import type { Ensemble } from '../../models/ensemble';
import { trainEnsembles } from '../../train/trainEnsembles';
import { referenceSpec } from '../../train/trainReferences';
import { targetSpec } from '../../train/trainTargets';
import { type Notes, notes } from '../report/notes';
import { loadOnce } from './loadOnce';
import { type Amount, smaller } from './profiles';
import type { Run } from './run';
import { type RunnableName, type Setting, type SettingName, settings, type Unavailable } from './settings';

/** A setting at the scale of a run, its models trained; notes say how it departs from the paper's scale. */
export interface Experiment extends Notes, WorkOptions {
  name: SettingName;
  setting: Setting;
  split: AttackSplit;
  references: Ensemble;
  targets: Ensemble;
}

/** A setting of the paper that is not built here. */
export class UnavailableError extends Error {
  override name = 'UnavailableError';
}

/**
 * Loads and splits the data of a setting, and trains its reference and target models or finds them in the store.
 * @throws UnavailableError for a setting that is not built here, MissingDataError where the data cannot be had
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { split, references, targets } = await prepare('cancer', run);
 * [split.pool.length, references.models.length, targets.models.length]; // => [200, 100, 100]
 */
export async function prepare(name: SettingName, run: Run): Promise<Experiment> {
  const setting: Setting | Unavailable = settings[name];
  if ('unavailable' in setting) throw new UnavailableError(setting.unavailable);
  const { pool = setting.pool, adversary = setting.adversary } = amountOf(name, run);
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

/**
 * Trains the models of a setting otherwise, on the split of an experiment, or finds them in the store.
 * @throws RangeError for a share that is not above 0 and at most 1, or a λ below 0
 */
export async function prepareVariant(
  { name, split }: Pick<Experiment, 'name' | 'split'>,
  run: Run,
  { share = 1, l2 = 0 }: Variant = {},
): Promise<Experiment> {
  checkNumber('share', share, Number.MIN_VALUE, 1);
  const paper = settings[name as RunnableName] as Setting;
  const amount = amountOf(name, run);
  const shortened = (steps: number) => Math.max(1, Math.round(share * steps));
  const setting = { ...paper, architecture: { ...paper.architecture, steps: shortened(paper.architecture.steps), l2 } };
  const architecture = {
    ...setting.architecture,
    ...amount.network,
    steps: shortened(amount.steps ?? paper.architecture.steps),
  };
  const specs = [
    referenceSpec(split, architecture, { models: amount.references }),
    targetSpec(split, architecture, { splits: amount.splits }),
  ];
  const work = workOptions(run);
  const [references, targets] = await trainEnsembles(specs, { ...work, hint: smaller[run.profile] });
  const departed = notes(departures(setting, { references, targets, split }));
  return { name, setting, split, references, targets, ...departed, ...work };
}

const amountOf = (name: SettingName, run: Run): Amount => run.counts.settings[name as RunnableName];

function departures(
  { architecture, pool, adversary }: Setting,
  { references, targets, split }: Pick<Experiment, 'references' | 'targets' | 'split'>,
) {
  const ours = references.architecture;
  const found: string[] = [];
  if (describe(ours) !== describe(architecture))
    found.push(`network ${describe(ours)} instead of ${describe(architecture)}`);
  const compare = (what: string, is: number, paper: number) => {
    if (is !== paper) found.push(`${is} ${what} instead of ${paper}`);
  };
  compare('steps', ours.steps, architecture.steps);
  compare('references', references.models.length, 100);
  compare('targets', targets.models.length, 100);
  compare('pool records', split.pool.length, pool);
  compare('adversary records', split.adversary.length, adversary);
  return found.length ? `Reduced: ${found.join(', ')}.` : undefined;
}

function describe({ layers, optimiser, rate }: Architecture): string {
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
