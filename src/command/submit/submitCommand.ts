import { Command } from 'commander';
import { expected } from '../../core/check';
import { resolveFolder } from '../../core/resolveFolder';
import { text, UsageError, usage, wholeNumber } from '../runCommand';
import { cancel } from './cancel';
import { type SubmitOptions, submit } from './submit';

interface Values {
  slurm?: true;
  partition?: string;
  account?: string;
  time?: string;
  cpus?: number;
  mem?: string;
  atOnce?: number;
  most?: number;
  sbatch?: string[];
  failed?: true;
  command?: string;
  dryRun?: true;
  cancel?: true;
}

/** `gmia submit`: hands the missing blocks of a job folder to a cluster. */
export const submitCommand = (
  work = { submit, cancel },
  say = (line: string) => void process.stdout.write(`${line}\n`),
): Command =>
  new Command('submit')
    .summary('hands the blocks of a job folder to a cluster')
    .description(
      'Hands the blocks of a job folder that are missing to a cluster. What is in its queue already is not submitted ' +
        'again. Folder, node and gmia must be at the same place on all machines.',
    )
    .argument('<folder>', 'a job folder, as gmia plan makes it')
    .option('--slurm', 'to Slurm, as arrays of jobs: a task for each block')
    .option('--partition <name>', 'where they run', text('--partition'))
    .option('--account <name>', 'whom they are charged to', text('--account'))
    .option('--time <limit>', 'how long a block may take: minutes, or 2:00:00', text('--time'))
    .option('--cpus <number>', 'processors, and so threads, of each (default: 1)', wholeNumber('--cpus', 1))
    .option('--mem <size>', 'memory of each: 4G', text('--mem'))
    .option('--at-once <number>', 'so many run at the same time at most', wholeNumber('--at-once', 1))
    .option('--most <number>', 'submits so many blocks now at most', wholeNumber('--most', 1))
    .option('--failed', 'submits blocks that failed three times, too')
    .option(
      '--sbatch <option>',
      'any other option of sbatch, as often as you like: --sbatch=--qos=low',
      (option: string, before: string[] = []) => [...before, option],
    )
    .option('--command <words>', 'what stands for gmia on the machines, for a shell', text('--command'))
    .option('--dry-run', 'writes the script, and shows how it would be submitted')
    .option('--cancel', 'cancels what this folder has in the queue; finished models stay')
    .addHelpText(
      'after',
      '\nThe first call writes <folder>/slurm/job.sh with its options. Change it as you like:\nlater calls use it as ' +
        'it is, and options that they are given go before those in it.',
    )
    .action(async (folder: string, { slurm, cancel, ...values }: Values) => {
      if (!slurm) throw new UsageError('Expected to be told where to: --slurm.');
      const path = usage(() => folderOf(folder));
      if (!cancel)
        return work.submit(
          path,
          usage(() => optionsOf(values)),
          say,
        );
      const many = await work.cancel(path);
      say(many === 0 ? 'Nothing is in the queue.' : `Cancelled: ${many} ${many === 1 ? 'block' : 'blocks'}.`);
    });

/** @throws RangeError for a path that Slurm cannot take: a backslash has it read the names of logs otherwise */
function folderOf(folder: string): string {
  const path = resolveFolder('the folder', folder);
  return /[\r\n\\]/.test(path) ? expected('a folder whose path is one line without a backslash', path) : path;
}

/** What we say ourselves, or could not ask about afterwards. */
const ours = /^(-[aMW]|--(array|parsable|clusters|wrap|wait|test-only)(?![\w-]))/;

const sbatchOption = (option: string): string =>
  !/^--?\w[^\r\n]*$/.test(option) || ours.test(option)
    ? expected('--sbatch with one option of sbatch, such as --qos=low', option, 'gmia submit names the array itself.')
    : option;

function optionsOf(values: Omit<Values, 'slurm' | 'cancel'>): SubmitOptions {
  const { partition, account, time, cpus, mem, sbatch = [], ...rest } = values;
  const named = Object.entries({ partition, account, time, 'cpus-per-task': cpus, mem })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `--${name}=${value}`);
  return { ...rest, sbatch: [...named, ...sbatch.map(sbatchOption)] };
}
