import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ask, say } from '../serve/ask';

const root = join(__dirname, '..', '..');
const fixture = (name: string) => join(__dirname, 'serve/fixtures', name);

interface Run {
  child: ChildProcess;
  /** What it has written so far. */
  out(): string;
  err(): string;
  /** Its exit code. */
  ended: Promise<number | null>;
}

const running: ChildProcess[] = [];

/** Runs the command as it is built: `npm run build` comes first. */
function gmia(args: string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(root, 'bin/gmia.js'), ...args], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', text => (out += text));
  child.stderr.on('data', text => (err += text));
  return { child, out: () => out, err: () => err, ended: once(child, 'close').then(([code]) => code) };
}

/** Waits for the last line before it waits for questions; returns the address. */
async function listening({ child, out, err }: Run): Promise<string> {
  while (!/can ask.*\n/.test(out())) {
    assert.equal(child.exitCode, null, err());
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return /http:\/\/\S+/.exec(out())![0];
}

describe('gmia', () => {
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  it('shows its commands, and the options of each; says what is wrong with a call, and ends with 2', async () => {
    const calls = [[], ['-h'], ['serve', 'FILE', '--help'], ['toString'], ['serve', 'a.js', '--port', 'http']];
    const runs = calls.map(args => gmia(args));
    assert.deepEqual(await Promise.all(runs.map(({ ended }) => ended)), [0, 0, 0, 2, 2]);
    assert.match(runs[0].out(), /gmia COMMAND \[options\][\s\S]*serve.* +answers questions to models by HTTP/);
    assert.equal(runs[1].out(), runs[0].out());
    assert.match(runs[2].out(), /gmia serve \[options\] <file>[\s\S]*--key-from <name>/);
    assert.match(runs[3].err(), /^error: unknown command 'toString'\nTry: gmia --help\n$/);
    assert.match(runs[4].err(), /^error: .*Expected --port to be a number.*\nTry: gmia serve --help\n$/);
    assert.deepEqual([runs[0].err(), runs[2].err(), runs[3].out(), runs[4].out()], ['', '', '', '']);
  });

  it('serves an ensemble from its file until SIGTERM, and says how much was asked', async () => {
    const run = gmia(['serve', fixture('targets.js'), '--port', '0', '--decimals', '2']);
    const url = await listening(run);
    assert.match(
      run.out(),
      /^2 models at (http:\S+)\n\1\/v1\/models\/target-0:predict\n\1\/v1\/models\/target-1:predict\n/,
    );
    assert.match(run.out(), /There is no authentication: whoever reaches http/);
    const { status, body } = await ask(`${url}/v1/models/target-1:predict`, [[1, 1], { x: -1, y: -1 }]);
    assert.equal(status, 200);
    for (const { probabilities } of body.predictions)
      for (const p of probabilities) assert.equal(p, Math.round(p * 100) / 100);
    run.child.kill('SIGTERM');
    assert.equal(await run.ended, 0);
    assert.match(run.out(), /\nClosed\. Models were asked 1 times, about 2 records\.\n$/);
    await assert.rejects(say(url), TypeError);
  });

  it('serves models of one’s own with a key and limits until SIGINT', async () => {
    const args = ['--port', '0', '--key-from', 'GMIA_KEY', '--instances', '1', '--per-second', '2', '--bytes', '200'];
    const run = gmia(['serve', fixture('own.mjs'), ...args], { GMIA_KEY: 'abc' });
    const url = `${await listening(run)}/v1/models/mine:predict`;
    assert.match(run.out(), /Who has the key can ask/);
    assert.ok(!run.out().includes('abc'));
    const key = { Authorization: 'Bearer abc' };
    assert.equal((await ask(url, [[0.25, 0.25]])).status, 401);
    const { body } = await ask(url, [[0.25, 0.25]], key);
    assert.deepEqual(body, { predictions: [{ probabilities: [0.25, 0.75] }] });
    assert.match(
      (
        await ask(
          url,
          [
            [0, 0],
            [0, 0],
          ],
          key,
        )
      ).body.error,
      /at most 1 instances/,
    );
    assert.equal((await ask(url, [[0, 0]], key)).status, 429);
    run.child.kill('SIGINT');
    assert.equal(await run.ended, 0);
    assert.equal(run.err(), '');
  });
});
