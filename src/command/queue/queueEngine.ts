import { Option } from 'commander';
import { usage, wholeNumber } from '../runCommand';
import type { Engine } from '../submit/engine';
import { blocksAre, cancelledText, sayLeftAlone } from '../submit/leftAlone';
import { type OpenQueue, openQueue } from './openQueue';
import { putBlocks } from './putBlocks';
import { queueAddress, shownAddress } from './queueAddress';
import { takeOut } from './takeOut';

interface Values {
  /** True where the option has no value. */
  queue: string | true;
  attempts: number;
  anyServer?: true;
}

/** Puts blocks into a queue, from which `gmia worker` takes them. */
export const queueEngine: Engine<Values> = {
  asked: new Option(
    '--queue [url]',
    'to those that run gmia worker, by a queue: redis://HOST:PORT, or rediss:// for TLS (default: GMIA_QUEUE in the ' +
      'environment)',
  ),
  options: [
    new Option('--attempts <number>', 'after so many failures nobody takes a block any more')
      .argParser(wholeNumber('--attempts', 1))
      .default(3),
    new Option('--any-server', 'also uses a server that may forget what is in it'),
  ],
  submit: ({ folder, failed, say }, values) =>
    withQueue(values, async (queue, where) => {
      const { put, ...leftAlone } = await putBlocks(queue, folder, { attempts: values.attempts, failed });
      sayLeftAlone(leftAlone, 'it', say);
      say(put === 0 ? 'Nothing to submit.' : `${blocksAre(put)} now in ${where}: gmia worker trains them.`);
    }),
  cancel: ({ folder, say }, values) =>
    withQueue(values, async (queue, where) => {
      say(cancelledText(await takeOut(queue, folder), `Nothing of it waits in ${where}.`));
    }),
};

async function withQueue(
  { queue: url, anyServer }: Values,
  use: (queue: OpenQueue['queue'], where: string) => Promise<void>,
): Promise<void> {
  const address = usage(() => queueAddress(url === true ? undefined : url));
  const { queue, close } = await openQueue(address, { anyServer, warn: text => process.stderr.write(`${text}\n`) });
  await use(queue, shownAddress(address)).finally(close);
}
