import { Command } from 'commander';
import { convolutionalOption, registerConvolutional } from '../jobs/convolutional';
import { existingFile, number, usage, wholeNumber } from '../runCommand';
import { stopSignal } from '../stopSignal';
import { type MovedRoot, movedRoot } from './movedRoot';
import { type QueueAddress, queueAddress } from './queueAddress';
import { type QueueWork, workOnQueue } from './workOnQueue';

interface Values extends Omit<QueueWork, 'roots'> {
  queue?: string;
  root?: MovedRoot[];
}

/** `gmia worker`: trains blocks out of a queue until SIGINT or SIGTERM. */
export const workerCommand = (
  work: (address: QueueAddress, options: QueueWork, signal: AbortSignal) => Promise<number> = workOnQueue,
): Command =>
  new Command('worker')
    .summary('trains models that were submitted to a queue')
    .description(
      'Takes blocks of models from a queue and trains them, until it is stopped (Ctrl-C). What it is doing then goes ' +
        'back to the queue at once. Start as many as you like, on as many machines as see the job folders.',
    )
    .option('--queue <url>', 'redis://HOST:PORT, or rediss:// for TLS (default: GMIA_QUEUE in the environment)')
    .option('--concurrency <number>', 'blocks at once', wholeNumber('--concurrency', 1), 1)
    .option(
      '--threads <number>',
      'threads, or processes, of each (default: one for each processor)',
      wholeNumber('--threads', 1),
    )
    .option('--import <module>', 'loads a file of yours first, which registers a trainer', existingFile('--import'))
    .addOption(convolutionalOption())
    .option('--drain', 'ends when no block is left that waits or is being trained')
    .option(
      '--root <there=here>',
      'where folders are on this machine that have another path where they were submitted; may be repeated',
      (mapping: string, before: MovedRoot[] = []) => [...before, usage(() => movedRoot(mapping))],
    )
    .option(
      '--lost-after <seconds>',
      'when a machine has said nothing for so long, its blocks are given to others',
      number('--lost-after', 2, 86400),
      30,
    )
    .option('--any-server', 'also works with a server that may forget what is in the queue')
    .addHelpText('after', '\nThe password comes from GMIA_REDIS_PASSWORD, the user from GMIA_REDIS_USERNAME.')
    .action(async ({ queue, root = [], ...options }: Values) => {
      const address = usage(() => queueAddress(queue));
      registerConvolutional(options.convolutional); // a mistake in it shows now, not with the first block
      process.exitCode = await work(address, { ...options, roots: root }, stopSignal().signal);
    });
