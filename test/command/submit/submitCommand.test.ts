import assert from 'node:assert/strict';
import { Option } from 'commander';
import type { Engine } from '../../../src/command/submit/engine';
import { submitCommand } from '../../../src/command/submit/submitCommand';
import { assertMistake, parse } from '../parse';

/** An engine that says what it is asked. */
const engine = (name: string): Engine<Record<string, unknown>> => ({
  asked: new Option(`--${name} [where]`),
  options: [new Option(`--${name}-size <number>`)],
  submit: async ({ folder, failed, say }, values) => say(JSON.stringify([name, folder, failed, values])),
  cancel: async ({ folder, say }) => say(JSON.stringify([name, folder])),
});

describe('gmia submit', () => {
  const said: unknown[] = [];
  const engines = [engine('one'), engine('other')] as Engine[];
  const command = () => submitCommand(engines, line => void said.push(JSON.parse(line)));

  it('hands a folder to the engine that is asked for, with its options', async () => {
    await parse(command(), ['/jobs', '--one']);
    await parse(command(), ['/jobs', '--other', 'there', '--other-size', '3', '--failed']);
    await parse(command(), ['/jobs', '--other', '--cancel']);
    assert.deepEqual(said, [
      ['one', '/jobs', false, { one: true }],
      ['other', '/jobs', true, { other: 'there', otherSize: '3' }],
      ['other', '/jobs'],
    ]);
  });

  it('refuses no engine, two, and options of another one', async () => {
    await assertMistake(command(), ['jobs'], /told where to: --one \[where\], or --other \[where\]\.$/);
    await assertMistake(command(), ['jobs', '--one', '--other'], /told where to/);
    await assertMistake(command(), ['jobs', '--one', '--other-size', '3'], /Expected --other with --other-size\./);
    await assertMistake(command(), ['--one', 'redis://lab'], /missing required argument/);
    await assertMistake(submitCommand(), ['jobs', '--queue', 'lab'], /Expected --queue to be redis:/);
    await assertMistake(submitCommand(), ['jobs', '--queue', 'redis://lab', '--attempts', '0'], /--attempts/);
  });
});
