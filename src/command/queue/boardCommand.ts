import { Command } from 'commander';
import { usage, wholeNumber } from '../runCommand';
import { stopSignal } from '../stopSignal';
import { openBoard } from './board';
import { queueAddress } from './queueAddress';

/** `gmia board`: shows a queue as a page until SIGINT or SIGTERM. */
export const boardCommand = (open = openBoard): Command =>
  new Command('board')
    .summary('shows a queue in a browser')
    .description(
      'Shows what is in a queue, and what failed, in a browser of this machine, until it is stopped (Ctrl-C).',
    )
    .option('--queue <url>', 'redis://HOST:PORT, or rediss:// for TLS (default: GMIA_QUEUE in the environment)')
    .option('--port <number>', 'where it listens, on 127.0.0.1 (0: a port that is free)', wholeNumber('--port'), 3000)
    .action(async ({ queue, port }: { queue?: string; port: number }) => {
      const address = usage(() => queueAddress(queue));
      const { signal } = stopSignal();
      const { url, close } = await open(address, port, text => process.stderr.write(`${text}\n`));
      process.stdout.write(`${url}\nWho has this address can look, and change nothing. Ctrl-C ends it.\n`);
      if (!signal.aborted) await new Promise(resolve => signal.addEventListener('abort', resolve));
      await close();
    });
