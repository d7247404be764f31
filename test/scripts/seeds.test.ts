import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { keepOutcome, readOutcomes } from '../../scripts/seeds/outcomes';
import { type RunSeed, runSeeds } from '../../scripts/seeds/runSeeds';
import { readSeeds, seedsText } from '../../scripts/seeds/seedList';
import { seedsCommand } from '../../scripts/seeds/seedsCommand';
import { seedsPage } from '../../scripts/seeds/seedsPage';
import type { Report } from '../../src/command/pages/report';
import { codeHash } from '../../src/command/reproduce/codeHash';
import type { ReportedClaim } from '../../src/paper/report/claim';
import { assertMistake, given } from '../command/parse';

const root = resolve(__dirname, '..', '..');

const claim = (exhibit: string, text: string, holds: boolean | null, skipped?: true): ReportedClaim => ({
  exhibit,
  claim: text,
  holds,
  found: '',
  ...(skipped && { skipped }),
});

/** A seed without notebooks: seed 2 contradicts, seed 3 has a failing notebook and so no claim of T2, 4 throws. */
const fake: RunSeed = async (run, folder) => {
  assert.ok(existsSync(folder));
  if (run.seed === 4) throw new Error('Python ended.');
  const failed = run.seed === 3;
  const error = `RangeError: Expected 4 in ${root}/src/a.ts, got 5 in ${homedir()}/b.`;
  return {
    profile: run.profile,
    seed: run.seed,
    commit: 'abc',
    machine: 'mine',
    settings: run.settings,
    date: new Date('2026-11-30T10:00Z'),
    seconds: 2,
    rows: [{ exhibit: 'T1', setting: 'cancer', metric: 'recall', paper: 0.1, ours: run.seed }],
    claims: [
      claim('T1', 'It finds | all.', run.seed !== 2),
      claim('T1', 'It is precise.', null),
      claim('T1', 'Adult: so too.', null, true),
      ...(failed ? [] : [claim('T2', 'It rises.', true)]),
    ],
    title: 'A report',
    again: () => 'npm run seeds',
    notebooks: [
      { file: '', name: '01-a', title: 'a', claim: '', seconds: 1 },
      {
        file: '',
        name: '02-b',
        title: 'b',
        claim: '',
        seconds: 1,
        ...(failed && { error: `code\n${error}\nat x`, cell: 3, summary: `${error}\nmore` }),
      },
    ],
  } satisfies Report;
};

describe('seeds', () => {
  let folder: string;
  let printed: string[];
  const log = console.log;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-seeds-'));
    printed = [];
    console.log = text => printed.push(text);
  });
  afterEach(() => {
    console.log = log;
    rmSync(folder, { recursive: true, force: true });
  });

  const options = (args: string) => given(seedsCommand, [...args.split(' '), '--out', join(folder, 'seeds')]);
  /** Runs seeds, and returns those that were run and those that failed. */
  async function run(args: string, runSeed = fake): Promise<{ ran: number[]; failed: number[] }> {
    const ran: number[] = [];
    const failed = await runSeeds(await options(args), folder, (one, to) => {
      ran.push(one.seed);
      return runSeed(one, to);
    });
    return { ran, failed };
  }

  describe('their options', () => {
    it('are the smoke profile, all settings and the folder seeds by default', async () => {
      const { run, seeds, out, older } = await given(seedsCommand, ['1-3,7']);
      assert.deepEqual(
        [run.profile, run.settings.length, seeds, out, older],
        ['smoke', 5, [1, 2, 3, 7], resolve('seeds'), false],
      );
    });
    it('are read', async () => {
      const args = ['2', '--profile', 'laptop', '--only', 'cancer,adult', '1-2'];
      const { run, seeds } = await given(seedsCommand, args);
      assert.deepEqual([run.profile, run.settings, seeds], ['laptop', ['adult', 'cancer'], [1, 2]]);
    });
    for (const wrong of ['', '3-1', '1-', 'x', '1.5', '-1', '1,,2', '1-20000', '1e3'])
      it(`refuse the seeds "${wrong}"`, () => assert.throws(() => readSeeds([wrong]), /seeds/));
    const wrong: [string[], RegExp][] = [
      [[], /missing required argument 'seeds'/],
      [['3-1'], /Expected seeds .*"3-1"/],
      [['1', '--profile', 'huge'], /"huge"/],
      [['1', '--only', ''], /--only/],
      [['1', '--out='], /--out/],
      [['1', '--sede'], /--sede/],
    ];
    for (const [args, message] of wrong)
      it(`refuse "${args.join(' ')}"`, () =>
        assertMistake(
          seedsCommand(async () => 0),
          args,
          message,
        ));
    it('are written as ranges', () => {
      assert.equal(seedsText([1, 2, 3, 7, 9, 10]), '1-3, 7, 9-10');
      assert.deepEqual(readSeeds([seedsText([0, 4, 5])]), [0, 4, 5]);
      assert.equal(seedsText([]), '');
    });
  });

  it('exit with 2 for a mistake in the call', () => {
    const done = spawnSync(process.execPath, ['--import=tsx', 'scripts/seeds.ts'], { cwd: root, encoding: 'utf8' });
    assert.equal(done.status, 2);
    assert.match(done.stderr, /^error: missing required argument 'seeds'\nTry: npm run seeds -- --help\n$/);
  });

  it('go on after a failing notebook, and after what cannot be run', async () => {
    assert.deepEqual(await run('1-5'), { ran: [1, 2, 3, 4, 5], failed: [3, 4] });
    assert.ok(printed.includes('Python ended.'));
    assert.match(printed.at(-1)!, /Notebooks failed with seeds 3-4\./);
    assert.deepEqual(
      readdirSync(join(folder, 'seeds')).sort(),
      [1, 2, 3, 5].map(seed => `smoke-${seed}.json`),
    );
    const { seed, rows, claims } = JSON.parse(readFileSync(join(folder, 'seeds', 'smoke-2.json'), 'utf8'));
    assert.deepEqual([seed, rows[0].ours, claims.length], [2, 2, 4]);
    const kept = readOutcomes(join(folder, 'docs/seeds/smoke.json'))!.seeds;
    assert.deepEqual(kept[2].failures, [
      { notebook: '02-b', cell: 3, error: 'RangeError: Expected 4 in ./src/a.ts, got 5 in ~/b.' },
    ]);
    assert.deepEqual(
      kept.map(({ seed, claims }) => [seed, ...claims.map(({ verdict }) => verdict)]),
      [
        [1, 'holds', 'cannot be told', 'skipped', 'holds'],
        [2, 'does not hold', 'cannot be told', 'skipped', 'holds'],
        [3, 'holds', 'cannot be told', 'skipped'],
        [5, 'holds', 'cannot be told', 'skipped', 'holds'],
      ],
    );
  });

  it('are not run again, but for those with a failing notebook', async () => {
    await run('1,3');
    assert.deepEqual(await run('1-3'), { ran: [2, 3], failed: [3] });
    assert.deepEqual(await run('1-2'), { ran: [], failed: [] });
    assert.match(printed.join('\n'), /2 of 2 seeds were run before/);
  });

  it('are run again with other code, unless older outcomes are to count', async () => {
    await run('1-2');
    const file = join(folder, 'docs/seeds/smoke.json');
    const first = readOutcomes(file)!.seeds[0];
    keepOutcome(file, (await options('1')).run, {
      ...first,
      code: 'before',
      claims: [{ ...first.claims[0], claim: 'Old.' }],
    });
    assert.deepEqual((await run('1-2 --older')).ran, []);
    assert.deepEqual((await run('1-2')).ran, [1]);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /Old\./);
  });

  it('are counted by profile and settings', async () => {
    await run('1');
    assert.deepEqual((await run('1 --only cancer')).ran, [1]);
    assert.deepEqual((await run('1 --profile laptop')).ran, [1]);
    assert.deepEqual(readdirSync(join(folder, 'docs/seeds')).sort(), [
      'laptop.json',
      'smoke-cancer.json',
      'smoke.json',
    ]);
    const page = readFileSync(join(folder, 'docs/seeds.md'), 'utf8');
    for (const call of ['1 --profile smoke', '1 --profile smoke --only cancer', '1 --profile laptop'])
      assert.ok(page.includes(`\`npm run seeds -- ${call}\``), call);
  });

  it('have a page that counts what became of each claim', async () => {
    await run('1-3');
    const page = readFileSync(join(folder, 'docs/seeds.md'), 'utf8');
    assert.equal(
      page.slice(page.indexOf('- gmia')),
      `- gmia ${require('../../package.json').version}, code ${codeHash(root)}, 2026-11-30: seeds 1-3

Notebooks that failed:

| seed | notebook | cell | error |
| --- | --- | --- | --- |
| 3 | 02-b | 3 | RangeError: Expected 4 in ./src/a.ts, got 5 in ~/b. |

| from | claim | holds | does not hold | cannot be told | skipped | seeds with which it does not hold |
| --- | --- | --- | --- | --- | --- | --- |
| Table 1 | It finds \\| all. | 2 | 1 | 0 | 0 | 2 |
|  | It is precise. | 0 | 0 | 3 | 0 |  |
|  | Adult: so too. | 0 | 0 | 0 | 3 |  |
| Table 2 | It rises. | 2 | 0 | 0 | 1 |  |
`,
    );
    assert.equal(seedsPage([readOutcomes(join(folder, 'docs/seeds/smoke.json'))!]), page);
  });

  it('know code by its content, not by what else is in the folder', () => {
    for (const name of ['src', 'notebooks']) mkdirSync(join(folder, name));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write('src/a.ts', '1');
    write('notebooks/01-a.ipynb', '{}');
    write('package-lock.json', '{}');
    const before = codeHash(folder);
    write('README.md', 'more');
    write('src/a.ts.orig', 'more');
    assert.equal(codeHash(folder), before);
    write('src/a.ts', '2');
    assert.notEqual(codeHash(folder), before);
  });
});
