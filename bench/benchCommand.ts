import { existsSync, lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { names, text, UsageError, wholeNumber } from '../src/command/runCommand';
import { caseNames } from './cases';

const known = [...caseNames, 'growth'];

export interface BenchOptions {
  /** Names of cases, and "growth", in the order of the table. */
  only: string[];
  peers: boolean;
  rounds: number;
  quick: boolean;
  /** Absolute path. */
  out: string;
}

/** `npm run bench`, which hands its options to `work`. */
export const benchCommand = (work: (options: BenchOptions) => Promise<number>): Command =>
  new Command('npm run bench --')
    .description('Measures how fast gmia is on this machine, beside the goals, and beside JAX, Keras, NumPy and SciPy.')
    .option(
      '--only <names>',
      `what to measure, with commas between: ${known.join(',')} (default all)`,
      names('--only', known),
      known,
    )
    .option('--peers', 'run the peers side by side; on first use they are installed into .bench-venv (2 GB)', false)
    .option('--rounds <number>', 'how often each pair is measured', wholeNumber('--rounds', 1), 5)
    .option('--quick', 'next to no work, to see that everything runs; its numbers mean nothing', false)
    .option('--out <folder>', 'where bench.json and bench.html go', text('--out'), 'report.bench')
    .action(async ({ only, out: folder, ...others }: BenchOptions) => {
      const out = resolve(folder);
      if (existsSync(out) && !lstatSync(out).isDirectory())
        throw new UsageError(`Expected --out to be a folder, got a file: ${out}`);
      process.exitCode = await work({ ...others, only: known.filter(name => only.includes(name)), out });
    });
