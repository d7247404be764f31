import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError, usage } from '../../src/command/runCommand';
import { profiles } from '../../src/paper/setup/profiles';
import { currentRun, type Run } from '../../src/paper/setup/run';
import { settingNames } from '../../src/paper/setup/settings';

export const help = `Executes the notebooks and writes an HTML report with every number of the paper beside ours.

  npm run reproduce -- [options]

  --profile NAME   how much to compute: ${Object.keys(profiles).join(', ')} (default laptop)
  --only NAMES     settings to work on, with commas between: ${settingNames.join(',')} (default all)
  --seed NUMBER    decides everything random (default 1)
  --out FOLDER     where the report goes (default report); an earlier report there is replaced when the new one is
                   complete
  --help           this text
`;

export interface Options {
  run: Run;
  /** Absolute path. */
  out: string;
}

/** Reads the command's options; undefined when help was asked for. @throws UsageError that says what is wrong */
export function readOptions(args: string[]): Options | undefined {
  const { values } = usage(() =>
    parseArgs({
      args,
      options: {
        profile: { type: 'string' },
        only: { type: 'string' },
        seed: { type: 'string' },
        out: { type: 'string', default: 'report' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return undefined;
  requireValues(values);
  const run = usage(() => currentRun({ GMIA_PROFILE: values.profile, GMIA_ONLY: values.only, GMIA_SEED: values.seed }));
  const out = resolve(values.out);
  checkOut(out);
  return { run, out };
}

/** @throws UsageError for an option whose value is blank */
export function requireValues(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string' && value.trim() === '')
      throw new UsageError(`Expected a value for --${name}, got nothing.`);
}

const ours = /^((index|paper-beside-ours)\.html|results\.json|plotly\.js|\d\d-.*\.html)$/;

/** The folder will be replaced as a whole: it must not hold anything that a report does not. */
function checkOut(out: string): void {
  if (!existsSync(out)) return;
  if (!lstatSync(out).isDirectory()) throw new UsageError(`Expected --out to be a folder, got a file: ${out}`);
  const others = readdirSync(out).filter(name => !ours.test(name));
  if (others.length > 0)
    throw new UsageError(
      `Expected --out to be a new folder or an earlier report, got ${out}, which also holds ` +
        `${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}. Choose another folder.`,
    );
}
