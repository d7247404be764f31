import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { duration } from '../../core/format';
import { type WorkedBlock, workOnJobs } from '../../train/jobs/work';
import { existingFile, UsageError, wholeNumber } from '../runCommand';
import { untilStopped } from '../untilStopped';
import { convolutionalOption, registerConvolutional } from './convolutional';

interface Values {
  block?: number;
  any?: true;
  stay?: true;
  failed?: true;
  threads?: number;
  import?: string;
  convolutional?: string;
}

/** `gmia work`: trains models of a job folder, as one of many workers. */
export const workCommand = (): Command =>
  new Command('work')
    .summary('trains models of a job folder, as one of many workers')
    .description(
      'Trains models of a job folder, as one of any number of workers on any number of machines. What is there is ' +
        'not trained again: a worker may be killed at any time. Exit code 0, or 1 where a block failed.',
    )
    .argument('<folder>', 'a job folder, as gmia plan makes it')
    .addOption(
      new Option('--block <number>', 'trains this block alone').argParser(wholeNumber('--block')).conflicts('any'),
    )
    .option('--any', 'trains blocks that nobody has, until none is left')
    .option('--stay', 'with --any: waits for more blocks when none is left')
    .option('--failed', 'with --any: takes blocks that failed three times, too')
    .option('--threads <n>', 'threads or processes; default: one for each processor', wholeNumber('--threads', 1))
    .option('--import <module>', 'loads a file of yours first, which registers a trainer', existingFile('--import'))
    .addOption(convolutionalOption())
    .action(work);

async function work(folder: string, { import: module, convolutional, ...options }: Values): Promise<void> {
  const { block, any, stay, failed, threads } = options;
  if (block === undefined && !any) throw new UsageError('Expected --block or --any, got neither.');
  if (module !== undefined) require(resolve(module));
  registerConvolutional(convolutional);
  const worked = await untilStopped(signal =>
    workOnJobs(folder, { block, stay, failed, threads, signal, onBlock: one => console.log(lineOf(one)) }),
  );
  if (worked === undefined) return;
  if (worked.length === 0) console.log('Nothing is left that nobody has: gmia status shows the blocks.');
  if (worked.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
}

/** "Block 3, mnist: reference models: 4 models in 0:12." */
function lineOf({ number, title, trained, seconds, failure }: WorkedBlock): string {
  const models = `${trained} ${trained === 1 ? 'model' : 'models'} in ${duration(seconds)}`;
  return `Block ${number}, ${title}: ${failure === undefined ? `${models}.` : `failed. ${failure}`}`;
}
