import assert from 'node:assert/strict';
import type { QueueAddress } from '../../../src/command/queue/queueAddress';
import { workerCommand } from '../../../src/command/queue/workerCommand';
import type { QueueWork } from '../../../src/command/queue/workOnQueue';
import { assertMistake, parse } from '../parse';

async function given(args: string[]): Promise<[QueueAddress, QueueWork]> {
  let seen: [QueueAddress, QueueWork] | undefined;
  const command = workerCommand(async (address, options) => {
    seen = [address, options];
    return 0;
  });
  await parse(command, args);
  return seen!;
}

describe('gmia worker', () => {
  it('takes one block at once, and gives a machine half a minute', async () => {
    const [{ host, port }, options] = await given(['--queue', 'redis://lab:7000']);
    assert.deepEqual([host, port], ['lab', 7000]);
    assert.deepEqual(options, { concurrency: 1, lostAfter: 30, roots: [] });
  });

  it('hands on what its options say', async () => {
    const args = [
      '--concurrency',
      '2',
      '--threads',
      '3',
      '--import',
      __filename,
      '--drain',
      '--lost-after',
      '5',
      '--any-server',
      '--root',
      '/a=/b',
    ];
    const [, options] = await given(['--queue', 'redis://lab', ...args, '--root', '/c=/d']);
    assert.deepEqual(options, {
      concurrency: 2,
      threads: 3,
      import: __filename,
      drain: true,
      lostAfter: 5,
      anyServer: true,
      roots: [
        { there: '/a', here: '/b' },
        { there: '/c', here: '/d' },
      ],
    });
  });

  it('refuses mistakes', async () => {
    const wrong: [string[], RegExp][] = [
      [['--queue', 'lab'], /Expected --queue to be redis:/],
      [['--queue', 'redis://lab', '--concurrency', '0'], /--concurrency to be a whole number of at least 1/],
      [['--queue', 'redis://lab', '--lost-after', '1'], /--lost-after to be a number from 2/],
      [['--queue', 'redis://lab', '--convolutional', '["python3"'], /Expected a list in JSON/],
      [['--queue', 'redis://lab', '--root', 'b'], /--root as THERE=HERE/],
      [['--queue', 'redis://lab', '--import', 'not-there.js'], /--import to be a file, got "not-there.js"/],
    ];
    for (const [args, message] of wrong) await assertMistake(workerCommand(), args, message);
  });
});
