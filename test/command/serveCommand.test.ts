import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { UsageError } from '../../src/command/runCommand';
import { serveCommand } from '../../src/command/serveCommand';

const fixture = (name: string) => join(__dirname, 'fixtures', name);
const own = fixture('own.mjs');

/** What a call ends with that goes wrong. */
const ends = async (args: string[]) => serveCommand.work(serveCommand.read(args)!);

describe('gmia serve', () => {
  it('reads what gmia.serve takes, and help', () => {
    const { file, port, host, form, coarse, key, limit } = serveCommand.read(['a.js'])!;
    assert.deepEqual([file, port, host, form, coarse, key], ['a.js', 8501, undefined, undefined, undefined, undefined]);
    assert.deepEqual(limit, { perSecond: undefined, instances: undefined, bytes: undefined });
    const more = [
      '--port',
      '0',
      '--host',
      '::1',
      '--form',
      'census',
      '--top',
      '2',
      '--per-second',
      '0.5',
      '--bytes',
      '9',
    ];
    const read = serveCommand.read([...more, 'a.js'])!;
    assert.deepEqual([read.port, read.host, read.form, read.coarse], [0, '::1', 'census', { top: 2 }]);
    assert.deepEqual(read.limit, { perSecond: 0.5, instances: undefined, bytes: 9 });
    assert.deepEqual(serveCommand.read(['a.js', '--label'])!.coarse, { label: true });
    assert.equal(serveCommand.read(['--help']), undefined);
  });

  it('says what is wrong with a call', async () => {
    const calls: [string[], RegExp][] = [
      [[], /^Expected one FILE, got "none"\.$/],
      [[own, 'b.js'], /^Expected one FILE, got ".*own\.mjs b\.js"/],
      [[own, '--models', '3'], /Unknown option '--models'/],
      [[own, '--port'], /--port <value>' argument missing/],
      [[own, '--port', ' '], /^Expected --port to be a number, got " "/],
      [[own, '--decimals', 'two'], /^Expected --decimals to be a number, got "two"/],
      [[own, '--top', '1', '--decimals', '2'], /^Expected one of --decimals, --top and --label, got "2 of them"/],
      [[own, '--key-from', 'GMIA_NO_KEY'], /^Expected a key in the environment variable GMIA_NO_KEY, got "nothing"/],
      [[own, '--port', '70000'], /^Expected port to be at most 65535, got 70000/],
      [[own, '--form', 'xml'], /^Expected form to be one of probabilities, .*got "xml"/],
      [[own, '--label', '--form', 'census'], /^Expected models that give probabilities for the form 'census'/],
      [[fixture('nowhere.js')], /^Expected FILE to be a JavaScript module, found nothing at .*nowhere\.js/],
      [[fixture('none.mjs')], /^Expected models to be exported by .*none\.mjs, as default or as "models", found none/],
    ];
    for (const [args, message] of calls)
      await assert.rejects(ends(args), error => {
        assert.match((error as Error).message, message);
        return error instanceof UsageError;
      });
  });

  it('says what fails in the module, and that a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const other = (error: Error) => !(error instanceof UsageError);
    await assert.rejects(
      ends([own, '--port', port]),
      error => other(error as Error) && /EADDRINUSE/.test(String(error)),
    );
    taken.close();
    await assert.rejects(ends([fixture('failing.js')]), error => {
      assert.match(
        (error as Error).message,
        /^Could not get models from .*failing\.js: Error: Out of paper\.\n {4}at .*fail/,
      );
      return other(error as Error);
    });
  });
});
