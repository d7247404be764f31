import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { UsageError } from '../../../src/command/runCommand';
import { serveCommand } from '../../../src/command/serve/serveCommand';
import type { ServeOptions } from '../../../src/serve/serve';
import { assertMistake, parse } from '../parse';

const fixture = (name: string) => join(__dirname, 'fixtures', name);
const own = fixture('own.mjs');

async function read(args: string[]): Promise<ServeOptions & { file: string }> {
  let given: (ServeOptions & { file: string }) | undefined;
  const command = serveCommand(async (file, options) => {
    given = { file, ...options };
    return 0;
  });
  await parse(command, args);
  return given!;
}

describe('gmia serve', () => {
  it('reads what gmia.serve takes', async () => {
    const { file, port, host, form, coarse, key, limit } = await read(['a.js']);
    assert.deepEqual([file, port, host, form, coarse, key], ['a.js', 8501, undefined, undefined, undefined, undefined]);
    assert.deepEqual(limit, { perSecond: undefined, instances: undefined, bytes: undefined });
    const more = '--port 0 --host ::1 --form census --top 2 --per-second 0.5 --bytes 9'.split(' ');
    const set = await read([...more, 'a.js']);
    assert.deepEqual([set.port, set.host, set.form, set.coarse], [0, '::1', 'census', { top: 2 }]);
    assert.deepEqual(set.limit, { perSecond: 0.5, instances: undefined, bytes: 9 });
    assert.deepEqual((await read(['a.js', '--label'])).coarse, { label: true });
    assert.deepEqual((await read(['a.js', '--decimals', '3'])).coarse, { decimals: 3 });
  });

  it('says what is wrong with a call', async () => {
    const calls: [string[], RegExp][] = [
      [[], /missing required argument 'file'/],
      [[own, 'b.js'], /too many arguments/],
      [[own, '--models', '3'], /unknown option '--models'/],
      [[own, '--port'], /'--port <number>' argument missing/],
      [[own, '--port', ' '], /'--port <number>' argument ' ' is invalid. Expected --port to be a number.*got NaN/],
      [[own, '--decimals', 'two'], /Expected --decimals to be a number.*got NaN/],
      [[own, '--top', '1', '--decimals', '2'], /'--top <number>' cannot be used with option '--decimals <number>'/],
      [[own, '--key-from', 'GMIA_NO_KEY'], /^Expected a key in the environment variable GMIA_NO_KEY, got "nothing"/],
      [[own, '--port', '70000'], /^Expected port to be at most 65535, got 70000/],
      [[own, '--form', 'xml'], /'xml' is invalid\. Allowed choices are probabilities/],
      [[own, '--label', '--form', 'census'], /^Expected models that give probabilities for the form 'census'/],
      [[fixture('nowhere.js')], /^Expected FILE to be a JavaScript module, found nothing at .*nowhere\.js/],
      [[fixture('none.mjs')], /^Expected models to be exported by .*none\.mjs, as default or as "models", found none/],
    ];
    for (const [args, message] of calls) await assertMistake(serveCommand(), args, message);
  });

  it('says what fails in the module, and that a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const other = (error: Error) => !(error instanceof UsageError);
    await assert.rejects(
      parse(serveCommand(), [own, '--port', port]),
      error => other(error as Error) && /EADDRINUSE/.test(String(error)),
    );
    taken.close();
    await assert.rejects(parse(serveCommand(), [fixture('failing.js')]), error => {
      assert.match(
        (error as Error).message,
        /^Could not get models from .*failing\.js: Error: Out of paper\.\n {4}at .*fail/,
      );
      return other(error as Error);
    });
  });
});
