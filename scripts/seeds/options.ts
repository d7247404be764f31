import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { usage } from '../../src/command/runCommand';
import { profiles } from '../../src/paper/setup/profiles';
import { currentRun, type Run } from '../../src/paper/setup/run';
import { settingNames } from '../../src/paper/setup/settings';
import { requireValues } from '../reproduce/options';
import { readSeeds } from './seedList';

export const help = `Reproduces with several seeds, and writes what became of the paper's claims into docs/seeds.md.

  npm run seeds -- SEEDS [options]        SEEDS such as 1-20 or 1-3,7

A seed that ended without a failing notebook, with the same code, is not run again. Stop it at any time: models that
are trained are kept, and the next run goes on from there.

  --profile NAME   how much to compute: ${Object.keys(profiles).join(', ')} (default smoke)
  --only NAMES     settings to work on, with commas between: ${settingNames.join(',')} (default all)
  --out FOLDER     where the results.json of each seed goes (default seeds)
  --older          seeds that were run with other code count, too
  --help           this text
`;

export interface Options {
  seeds: number[];
  /** What every seed is run with, but for the seed. */
  run: Run;
  /** Absolute path. */
  out: string;
  /** Whether seeds that were run with other code are not run again. */
  older: boolean;
}

/** Reads the command's options; undefined when help was asked for. @throws UsageError that says what is wrong */
export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = usage(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        profile: { type: 'string', default: 'smoke' },
        only: { type: 'string' },
        out: { type: 'string', default: 'seeds' },
        older: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return undefined;
  requireValues(values);
  return usage(() => ({
    seeds: readSeeds(positionals),
    run: currentRun({ GMIA_PROFILE: values.profile, GMIA_ONLY: values.only }),
    out: resolve(values.out),
    older: values.older,
  }));
}
