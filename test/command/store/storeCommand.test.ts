import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bytesText } from '../../../src/models/store/bytes';
import { inventory } from '../../../src/models/store/inventory';
import { namesIn, storeEnsemble } from '../../models/store/storeEnsemble';
import { temporaryStore } from '../../models/temporaryStore';

const root = resolve(__dirname, '../../..');

describe('gmia store', () => {
  temporaryStore();

  interface Done {
    code: number;
    stdout: string;
    stderr: string;
  }
  /** Runs a command on the temporary store. */
  const clean = (args: string[] = [], limit = '') => store(['clean', ...args], limit);
  const store = (args: string[], limit = '') =>
    new Promise<Done>(end => {
      const env = { ...process.env, GMIA_STORE_LIMIT: limit };
      execFile(
        process.execPath,
        [join(root, 'bin/gmia.js'), 'store', ...args],
        { cwd: root, env },
        (error, stdout, stderr) => end({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });

  /** Series of this version, used so many hours ago. */
  const some = (...hours: number[]) => hours.map(one => storeEnsemble({ seed: one }, { hours: one }));
  const outdated = () => storeEnsemble({ trainer: 'fused', trainerVersion: 1 }, { name: 'adult', models: 2 });

  it('removes what this version cannot use, and only that, and shows what is left', async () => {
    const [recent, old] = some(0, 5000);
    const gone = outdated();
    const broken = storeEnsemble({ seed: 3 });
    writeFileSync(join(process.env.GMIA_STORE!, broken, 'settings.json'), 'no JSON');
    mkdirSync(join(process.env.GMIA_STORE!, 'my photographs'));
    const bytes = inventory()
      .filter(({ id }) => [gone, broken].includes(id))
      .reduce((n, one) => n + one.bytes, 0);
    const { code, stdout, stderr } = await clean();
    assert.deepEqual(namesIn(), [old, recent, 'my photographs'].sort());
    const left = inventory();
    assert.deepEqual(stdout.split('\n'), [
      `Removed 2 series, ${bytesText(bytes)}.`,
      `${process.env.GMIA_STORE}: 2 series, ${bytesText(left[0].bytes + left[1].bytes)}`,
      ...left.map(
        ({ id, used, bytes }) =>
          `  ${id}  ${used.toISOString().slice(0, 16).replace('T', ' ')}  ${bytesText(bytes).padStart(7)}  1 ` +
          'reference model on cancer',
      ),
      '',
    ]);
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('removes nothing with --list, whatever else is asked for', async () => {
    const ids = [...some(0, 100), outdated()];
    const { stdout } = await clean(['--list', '--all', '--unused', '0']);
    assert.deepEqual(namesIn(), ids.sort());
    assert.match(stdout, /^[^\n]*: 3 series, [^\n]*\n( {2}[0-9a-f]{20} {2}.*\n){3}$/);
    assert.match(stdout, /2 reference models on adult/);
  });

  it('removes everything with --all', async () => {
    some(0, 100);
    assert.match((await clean(['--all'])).stdout, /^Removed 2 series, .*\n.*: 0 series, 0 B\n$/);
    assert.deepEqual(namesIn(), []);
  });

  it('removes what was not used for some days, or one series', async () => {
    const [two, three] = some(2 * 24, 3 * 24, 7 * 24);
    await clean(['--unused', '3.5']);
    assert.deepEqual(namesIn(), [two, three].sort());
    await clean(['--series', two]);
    assert.deepEqual(namesIn(), [three]);
  });

  it('removes what was used longest ago down to a limit, its own or that of the environment', async () => {
    const ids = some(0, 1, 2, 3);
    const each = inventory()[0].bytes;
    const limit = (n: number) => `${Math.floor(n * each)}B`;
    await clean(['--limit', limit(3.5)], limit(1));
    assert.deepEqual(namesIn(), ids.slice(0, 3).sort());
    await clean([], limit(2));
    assert.deepEqual(namesIn(), ids.slice(0, 2).sort());
  });

  it('shows what is kept, and on what one series depends', async () => {
    const [first, second] = some(0, 100);
    const all = (await store(['ls'])).stdout;
    assert.deepEqual(all, (await clean(['--list'])).stdout);
    const { stdout, code } = await store(['explain', second]);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`${second} .*reference model on cancer`));
    assert.match(stdout, /"seed": 100/);
    assert.ok(!stdout.includes(first));
    const { code: wrong, stderr } = await store(['explain', 'nothing']);
    assert.equal(wrong, 2);
    assert.match(stderr, /^Expected the ID of a series in the store, got "nothing"\./);
  });

  it('explains itself', async () => {
    const ids = [outdated()];
    const { code, stdout } = await clean(['--help']);
    assert.equal(code, 0);
    for (const option of ['--list', '--all', '--unused <days>', '--limit <size>', '--series <id>', 'GMIA_STORE_LIMIT'])
      assert.ok(stdout.includes(option), option);
    assert.deepEqual(namesIn(), ids);
  });

  it('exits with 2 for a mistake in the call, says what is wrong, and removes nothing', async () => {
    const ids = [...some(100), outdated()].sort();
    const wrong: [args: string[], message: RegExp, limit?: string][] = [
      [['--everything'], /--everything/],
      [['--unused', 'long'], /Expected --unused to be a number from 0 to 1000000, got NaN\./],
      [['--unused='], /Expected --unused to be a number .* got NaN/],
      [['--limit', '20'], /Expected --limit to be a size such as 20GB or 500MB, got "20"\./],
      [
        ['--all', '--series', '..'],
        /Expected the ID of a series in the store, got "\.\."\. gmia store ls shows them\./,
      ],
      [[], /Expected GMIA_STORE_LIMIT to be a size .* got "huge"/, 'huge'],
    ];
    await Promise.all(
      wrong.map(async ([args, message, limit]) => {
        const { code, stdout, stderr } = await clean(args, limit);
        assert.deepEqual([code, stdout], [2, ''], args.join(' '));
        assert.match(stderr, message);
        assert.match(stderr, /^[^\n]*\nTry: gmia store clean --help\n$/);
      }),
    );
    assert.deepEqual(namesIn(), ids);
  });
});
