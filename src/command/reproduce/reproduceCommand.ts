import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { profiles } from '../../paper/setup/profiles';
import { currentRun } from '../../paper/setup/run';
import { settingNames } from '../../paper/setup/settings';
import { stoppable } from '../notebooks/execute';
import { notebooksNamed, readNotebooks } from '../notebooks/notebooks';
import { root } from '../root';
import { text, usage } from '../runCommand';
import { checkOut } from './folder';
import { type ReproduceOptions, reproduce } from './reproduce';

/**
 * `gmia reproduce`: executes the notebooks and writes the report. Exit code 0, or 1 where a notebook failed, 130 when
 * stopped.
 */
export const reproduceCommand = (
  work: (options: ReproduceOptions) => Promise<number> = options =>
    stoppable(async () => ((await reproduce(options)) > 0 ? 1 : 0)),
): Command =>
  new Command('reproduce')
    .summary("executes the paper's notebooks and writes a report")
    .description('Executes the notebooks and writes an HTML report with every number of the paper beside ours.')
    .option('--profile <name>', `how much to compute: ${Object.keys(profiles).join(', ')}`, text('--profile'), 'laptop')
    .option('--only <names>', `settings to work on, with commas between: ${settingNames.join(',')}`, text('--only'))
    .option('--notebooks <names>', 'notebooks to execute, by name or number, with commas between: 01,04-direct')
    .option('--seed <number>', 'decides everything random', text('--seed'), '1')
    .option(
      '--out <folder>',
      'where the report goes; an earlier report there is replaced when the new one is complete',
      text('--out'),
      'report',
    )
    .option('--from <folder>', "executes the notebooks of this folder (default: gmia's)", text('--from'))
    .action(async ({ profile, only, seed, notebooks, from, out }: Record<string, string>) => {
      const run = usage(() => currentRun({ GMIA_PROFILE: profile, GMIA_ONLY: only, GMIA_SEED: seed }));
      const all = readNotebooks(resolve(from ?? join(root, 'notebooks')));
      const options = { run, notebooks: notebooks ? notebooksNamed(all, notebooks) : all, out: resolve(out) };
      checkOut(options.out, ours);
      process.exitCode = await work(options);
    });

const ours = /^((index|paper-beside-ours)\.html|results\.json|plotly\.js|\d\d-.*\.html)$/;
