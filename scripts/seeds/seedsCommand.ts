import { resolve } from 'node:path';
import { Command } from 'commander';
import { text, usage } from '../../src/command/runCommand';
import { profiles } from '../../src/paper/setup/profiles';
import { currentRun, type Run } from '../../src/paper/setup/run';
import { settingNames } from '../../src/paper/setup/settings';
import { readSeeds } from './seedList';

export interface SeedsOptions {
  seeds: number[];
  /** What every seed is run with, but for the seed. */
  run: Run;
  /** Absolute path. */
  out: string;
  /** Whether seeds that were run with other code are not run again. */
  older: boolean;
}

interface Values {
  profile: string;
  only?: string;
  out: string;
  older: boolean;
}

/** `npm run seeds`, which hands its options to `work`. */
export const seedsCommand = (work: (options: SeedsOptions) => Promise<number>): Command =>
  new Command('npm run seeds --')
    .description("Reproduces with several seeds, and writes what became of the paper's claims into docs/seeds.md.")
    .argument('<seeds...>', 'such as 1-20 or 1-3,7')
    .option('--profile <name>', `how much to compute: ${Object.keys(profiles).join(', ')}`, text('--profile'), 'smoke')
    .option('--only <names>', `settings to work on, with commas between: ${settingNames.join(',')}`, text('--only'))
    .option('--out <folder>', 'where the results.json of each seed goes', text('--out'), 'seeds')
    .option('--older', 'seeds that were run with other code count, too', false)
    .addHelpText(
      'after',
      '\nA seed that ended without a failing notebook, with the same code, is not run again. Stop it at any time: ' +
        'models\nthat are trained are kept, and the next run goes on from there.',
    )
    .action(async (seeds: string[], { profile, only, out, older }: Values) => {
      const run = usage(() => currentRun({ GMIA_PROFILE: profile, GMIA_ONLY: only }));
      process.exitCode = await work({ seeds: usage(() => readSeeds(seeds)), run, out: resolve(out), older });
    });
