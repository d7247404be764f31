import { experimentSpec } from '../../src/paper/setup/experimentSpec';
import type { Run } from '../../src/paper/setup/run';
import type { SettingName } from '../../src/paper/setup/settings';

/** How the models of a setting were trained. */
export interface Training {
  setting: SettingName;
  /** As the option `trainer` names it: 'dense' and 'wideAndDeep' compute by WebAssembly, the others by TensorFlow. */
  trainer: string;
  references: number;
  targets: number;
  /** Mini-batches in the training of a model. */
  steps: number;
  /** Records that targets are trained from, half of them each. */
  pool: number;
  /** Records that reference models are trained from. */
  adversary: number;
  /** Random splits of the data, each with models of its own. */
  splits: number;
  /** Whether another network stands in the place of the paper's. */
  inPlace?: true;
}

/** How a run trains the models of a setting. @throws MissingDataError where its data cannot be had */
export async function trainingOf(setting: SettingName, run: Run): Promise<Training> {
  const { references, targets, split } = await experimentSpec(setting, run);
  return {
    setting,
    trainer: references.trainer.name,
    references: references.size,
    targets: targets.size,
    steps: references.architecture.steps!,
    pool: split.pool.length,
    adversary: split.adversary.length,
    splits: run.counts.splits[setting] ?? 1,
    ...(run.counts.settings[setting].network && { inPlace: true }),
  };
}
