import type { Command } from 'commander';
import { quoted } from '../../core/quoted';
import type { Results } from '../../paper/report/results';
import { commandText } from '../../paper/setup/commandOf';
import { profiles } from '../../paper/setup/profiles';
import { currentRun, type Run } from '../../paper/setup/run';
import { countsText } from '../../paper/setup/settingCounts';
import { settingNames } from '../../paper/setup/settings';
import { convolutionalOption } from '../jobs/convolutional';
import { text, usage } from '../runCommand';

/** How a run is asked for in a command line. */
export interface RunOptions {
  profile: string;
  only?: string;
  seed: string;
  splits?: string;
  steps?: string;
  convolutional?: string;
}

/** Adds the options that decide what notebooks compute. */
export const withRunOptions = (command: Command): Command =>
  command
    .option('--profile <name>', `how much to compute: ${Object.keys(profiles).join(', ')}`, text('--profile'), 'laptop')
    .option('--only <names>', `settings to work on, with commas between: ${settingNames.join(',')}`, text('--only'))
    .option('--seed <number>', 'decides everything random', text('--seed'), '1')
    .option(
      '--splits <counts>',
      'on how many random splits settings are repeated: adult=10,mnist=5 (default: as the profile has it)',
      text('--splits'),
    )
    .option(
      '--steps <counts>',
      'how many mini-batches models are trained with: mnist=1000 (default: as the profile has it)',
      text('--steps'),
    )
    .addOption(convolutionalOption());

/** @throws UsageError for what no run can be asked for by */
export const runOf = ({ profile, only, seed, splits, steps, convolutional }: RunOptions): Run =>
  usage(() =>
    currentRun({
      GMIA_PROFILE: profile,
      GMIA_ONLY: only,
      GMIA_SEED: seed,
      GMIA_SPLITS: splits,
      GMIA_STEPS: steps,
      GMIA_CONVOLUTIONAL: convolutional,
    }),
  );

/** The same as one types them. */
export const runText = ({ profile, settings, seed, splits, steps, convolutional }: Run): string =>
  `--profile ${profile} --seed ${seed}` +
  `${settings.length < settingNames.length ? ` --only ${settings.join(',')}` : ''}` +
  `${splits ? ` --splits ${countsText(splits)}` : ''}${steps ? ` --steps ${countsText(steps)}` : ''}` +
  `${convolutional ? ` --convolutional ${quoted(commandText(convolutional))}` : ''}`;

/** What a run is asked for by, which its results say as well. */
type Asked = Pick<Results, 'profile' | 'settings' | 'seed' | 'splits' | 'steps'> & Pick<Run, 'convolutional'>;

/** The same as notebooks read it from their environment. */
export const runVariables = ({
  profile,
  settings,
  seed,
  splits,
  steps,
  convolutional,
}: Asked): Record<string, string> => ({
  GMIA_PROFILE: profile,
  GMIA_SEED: String(seed),
  GMIA_ONLY: settings.join(','),
  GMIA_PROGRESS: '1',
  ...(splits && { GMIA_SPLITS: countsText(splits) }),
  ...(steps && { GMIA_STEPS: countsText(steps) }),
  ...(convolutional && { GMIA_CONVOLUTIONAL: commandText(convolutional) }),
});
