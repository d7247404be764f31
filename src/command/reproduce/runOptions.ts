import type { Command } from 'commander';
import { quoted } from '../../core/quoted';
import type { Results } from '../../paper/report/results';
import { type AskedCounts, askedCounts, askedNames, countVariables } from '../../paper/setup/askedCounts';
import { commandText } from '../../paper/setup/commandOf';
import { profiles } from '../../paper/setup/profiles';
import { currentRun, type Run } from '../../paper/setup/run';
import { countsText } from '../../paper/setup/settingCounts';
import { settingNames } from '../../paper/setup/settings';
import { convolutionalOption } from '../jobs/convolutional';
import { text, usage } from '../runCommand';

/** How a run is asked for in a command line. */
export interface RunOptions extends Partial<Record<keyof AskedCounts, string>> {
  profile: string;
  only?: string;
  seed: string;
  convolutional?: string;
}

/** Adds the options that decide what notebooks compute. */
export function withRunOptions(command: Command): Command {
  command
    .option('--profile <name>', `how much to compute: ${Object.keys(profiles).join(', ')}`, text('--profile'), 'laptop')
    .option('--only <names>', `settings to work on, with commas between: ${settingNames.join(',')}`, text('--only'))
    .option('--seed <number>', 'decides everything random', text('--seed'), '1');
  for (const name of askedNames) {
    const help = `${askedCounts[name].decides} (default: as the profile has it)`;
    command.option(`--${name} <counts>`, help, text(`--${name}`));
  }
  return command.addOption(convolutionalOption());
}

/** @throws UsageError for what no run can be asked for by */
export const runOf = ({ profile, only, seed, convolutional, ...counts }: RunOptions): Run =>
  usage(() =>
    currentRun({
      GMIA_PROFILE: profile,
      GMIA_ONLY: only,
      GMIA_SEED: seed,
      ...Object.fromEntries(askedNames.map(name => [askedCounts[name].variable, counts[name]])),
      GMIA_CONVOLUTIONAL: convolutional,
    }),
  );

/** The same as one types them. */
export function runText({ profile, settings, seed, convolutional, ...asked }: Run): string {
  const only = settings.length < settingNames.length ? ` --only ${settings.join(',')}` : '';
  const counts = askedNames.map(name => (asked[name] ? ` --${name} ${countsText(asked[name])}` : '')).join('');
  const program = convolutional ? ` --convolutional ${quoted(commandText(convolutional))}` : '';
  return `--profile ${profile} --seed ${seed}${only}${counts}${program}`;
}

/** What a run is asked for by, which its results say as well. */
type Asked = Pick<Results, 'profile' | 'settings' | 'seed' | 'convolutional' | keyof AskedCounts>;

/** What results say of how their run was asked for. */
export const askedOf = ({ profile, settings, seed, convolutional, ...asked }: Run): Asked => ({
  profile,
  seed,
  settings,
  ...Object.fromEntries(askedNames.map(name => [name, asked[name]])),
  ...(convolutional && { convolutional: commandText(convolutional) }),
});

/** The same as notebooks read it from their environment. */
export const runVariables = ({ profile, settings, seed, convolutional, ...asked }: Asked): Record<string, string> => ({
  GMIA_PROFILE: profile,
  GMIA_SEED: String(seed),
  GMIA_ONLY: settings.join(','),
  GMIA_PROGRESS: '1',
  ...countVariables(asked),
  ...(convolutional && { GMIA_CONVOLUTIONAL: convolutional }),
});
