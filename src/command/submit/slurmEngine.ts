import { Option } from 'commander';
import { expected } from '../../core/check';
import { text, usage, wholeNumber } from '../runCommand';
import { cancel } from './cancel';
import type { Engine } from './engine';
import { cancelledText } from './leftAlone';
import { type SubmitOptions, submit } from './submit';

interface Values {
  slurm: true;
  partition?: string;
  account?: string;
  time?: string;
  cpus?: number;
  mem?: string;
  atOnce?: number;
  most?: number;
  sbatch?: string[];
  command?: string;
  dryRun?: true;
}

/** Submits blocks to Slurm, as arrays of jobs. */
export const slurmEngine = (work = { submit, cancel }): Engine<Values> => ({
  asked: new Option(
    '--slurm',
    'to Slurm, as arrays of jobs: a task for each block. Folder, node and gmia must be at the same place on all ' +
      'machines',
  ),
  options: [
    new Option('--partition <name>', 'where they run').argParser(text('--partition')),
    new Option('--account <name>', 'whom they are charged to').argParser(text('--account')),
    new Option('--time <limit>', 'how long a block may take: minutes, or 2:00:00').argParser(text('--time')),
    new Option('--cpus <number>', 'processors, and so threads, of each (default: 1)').argParser(
      wholeNumber('--cpus', 1),
    ),
    new Option('--mem <size>', 'memory of each: 4G').argParser(text('--mem')),
    new Option('--at-once <number>', 'so many run at the same time at most').argParser(wholeNumber('--at-once', 1)),
    new Option('--most <number>', 'submits so many blocks now at most').argParser(wholeNumber('--most', 1)),
    new Option('--sbatch <option>', 'any other option of sbatch, as often as you like: --sbatch=--qos=low').argParser(
      (option: string, before: string[] = []) => [...before, option],
    ),
    new Option('--command <words>', 'what stands for gmia on the machines, for a shell').argParser(text('--command')),
    new Option('--dry-run', 'writes the script, and shows how it would be submitted'),
  ],
  note:
    'The first call with --slurm writes <folder>/slurm/job.sh with its options. Change it as you like:\nlater calls ' +
    'use it as it is, and options that they are given go before those in it.',
  submit: ({ folder, failed, say }, values) => {
    const options = usage(() => (checkFolder(folder), optionsOf(values)));
    return work.submit(folder, failed ? { ...options, failed } : options, say);
  },
  cancel: async ({ folder, say }) => {
    usage(() => checkFolder(folder));
    say(cancelledText(await work.cancel(folder), 'Nothing is in the queue.'));
  },
});

/** @throws RangeError for a path that Slurm cannot take: a backslash has it read the names of logs otherwise */
function checkFolder(path: string): void {
  if (/[\r\n\\]/.test(path)) expected('a folder whose path is one line without a backslash', path);
}

/** What we say ourselves, or could not ask about afterwards. */
const ours = /^(-[aMW]|--(array|parsable|clusters|wrap|wait|test-only)(?![\w-]))/;

const sbatchOption = (option: string): string =>
  !/^--?\w[^\r\n]*$/.test(option) || ours.test(option)
    ? expected('--sbatch with one option of sbatch, such as --qos=low', option, 'gmia submit names the array itself.')
    : option;

function optionsOf(values: Values): SubmitOptions {
  const { slurm: _, partition, account, time, cpus, mem, sbatch = [], ...rest } = values;
  const named = Object.entries({ partition, account, time, 'cpus-per-task': cpus, mem })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `--${name}=${value}`);
  return { ...rest, sbatch: [...named, ...sbatch.map(sbatchOption)] };
}
