import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readNotebooks } from '../../../src/command/notebooks/notebooks';
import { indexPage } from '../../../src/command/pages/indexPage';
import { paperPage } from '../../../src/command/pages/paperPage';
import type { Report } from '../../../src/command/pages/report';
import { collectClaims, collectRows } from '../../../src/command/pages/results';
import { reproduceCommand } from '../../../src/command/reproduce/reproduceCommand';
import { UsageError } from '../../../src/command/runCommand';
import { findBrowser } from '../../../src/core/findBrowser';
import type { WrittenResults } from '../../../src/paper/report/results';
import { settingNames } from '../../../src/paper/setup/settings';
import { hostile } from '../../display/hostile';
import { writeNotebook } from '../../display/notebook';
import { assertMistake, given } from '../parse';

const root = resolve(__dirname, '../../..');
const cli = [join(root, 'bin/gmia.js'), 'reproduce', '--kernels', '1'];
const chromium = findBrowser();

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'gmia-reproduce-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('reproduce', () => {
  describe('its options', () => {
    const read = (args: string[]) => given(reproduceCommand, args);
    it('are the laptop profile, seed 1, all settings, all notebooks and report by default', async () => {
      const { run, out, notebooks } = await read([]);
      assert.deepEqual([run.profile, run.seed, run.settings.length, out], ['laptop', 1, 5, resolve('report')]);
      assert.deepEqual(notebooks, readNotebooks(join(root, 'notebooks')));
    });
    it('are read', async () => {
      const { run, out } = await read(['--profile', 'smoke', '--only', 'cancer,adult', '--seed=7', '--out', 'new']);
      assert.deepEqual([run.profile, run.seed, run.settings, out], ['smoke', 7, ['adult', 'cancer'], resolve('new')]);
    });
    it('ask for other numbers than the profile has, and again in the same words', async () => {
      const counts = '--splits cancer=7 --steps cancer=50 --references cancer=9 --targets cancer=12';
      const { run, again } = await read(['--profile', 'smoke', '--only', 'cancer', ...counts.split(' ')]);
      const { steps, references, splits } = run.counts.settings.cancer;
      assert.deepEqual([run.counts.splits.cancer, steps, references, splits], [7, 50, 9, 6]);
      assert.equal(again(), `gmia reproduce --profile smoke --seed 1 --only cancer ${counts}`);
    });
    it('name notebooks by number or name', async () => {
      const { notebooks } = await read(['--notebooks', '04-direct.ipynb, 01']);
      assert.deepEqual(
        notebooks.map(({ name }) => name),
        ['01-a-tour', '04-direct'],
      );
    });
    const wrong: [string, string[], RegExp][] = [
      ['an unknown option', ['--sede', '7'], /--sede/],
      ['an argument without option', ['smoke'], /too many arguments/],
      ['an unknown profile', ['--profile', 'huge'], /smoke, laptop, paper.*"huge"/],
      ['an unknown setting', ['--only', 'cancer,titanic'], /adult.*"titanic"/],
      ['a seed that is no whole number', ['--seed', '1.5'], /seed.*1\.5/],
      ['a seed that is no number', ['--seed', 'x'], /seed.*NaN/],
      ['splits of no setting', ['--splits', 'titanic=3'], /adult.*"titanic"/],
      ['an odd number of targets', ['--targets', 'mnist=3'], /targets of mnist to be an even number.*got 3/],
      ['an empty value', ['--only', ''], /--only/],
      ['a notebook that is not there', ['--notebooks', '01,4'], /--notebooks out of 00-how-it-works, .*"4"/],
      ['a folder without notebooks', ['--from', tmpdir()], /01-name\.ipynb/],
      ['a file as folder', ['--out', __filename], /folder/],
      ['a folder with other things in it', ['--out', root], /also holds/],
    ];
    for (const [what, args, message] of wrong)
      it(`refuse ${what}`, () =>
        assertMistake(
          reproduceCommand(async () => 0),
          args,
          message,
        ));
    it('refuse a folder beside which the earlier report would be put in the place of other things', async () => {
      const out = join(folder, 'kept');
      mkdirSync(`${out}.previous`, { recursive: true });
      writeFileSync(join(`${out}.previous`, 'letters.txt'), 'mine');
      await assertMistake(
        reproduceCommand(async () => 0),
        ['--out', out],
        /kept\.previous, which also holds letters\.txt/,
      );
    });
  });

  describe('its notebooks', () => {
    it('must be there, and be notebooks', () => {
      const empty = mkdtempSync(join(folder, 'empty-'));
      assert.throws(() => readNotebooks(empty), UsageError);
      writeFileSync(join(empty, '01-a.ipynb'), 'no JSON');
      assert.throws(() => readNotebooks(empty), /01-a\.ipynb is not a notebook/);
    });
    it('give title and claim without marks, in order', () => {
      const some = mkdtempSync(join(folder, 'some-'));
      writeNotebook(some, '02-b', ['1'], '# Second\nThe *claim* of `b_c_d` in\n[one](http://x) sentence.\n\nMore.');
      writeNotebook(some, '01-a', ['1']);
      writeNotebook(some, 'scratch', ['1']);
      assert.deepEqual(
        readNotebooks(some).map(({ name, title, claim }) => [name, title, claim]),
        [
          ['01-a', '01-a', ''],
          ['02-b', 'Second', 'The claim of b_c_d in one sentence.'],
        ],
      );
    });
  });

  it('refuses rows that are none', () => {
    const rows = join(mkdtempSync(join(folder, 'rows-')), 'rows');
    mkdirSync(rows);
    writeFileSync(
      join(rows, 'a.json'),
      JSON.stringify([{ exhibit: 'T1', setting: 'adult', metric: 'precision', paper: 1 }]),
    );
    assert.throws(() => collectRows(join(rows, '..')), /rows\/a\.json/);
  });

  it('refuses claims that are none', () => {
    const claims = join(mkdtempSync(join(folder, 'claims-')), 'claims');
    mkdirSync(claims);
    for (const wrong of [
      { exhibit: 'T1', claim: 'a', found: 'b' },
      { exhibit: 'T1', claim: 'a', holds: 'yes', found: 'b' },
      null,
    ]) {
      writeFileSync(join(claims, 'a.json'), JSON.stringify([wrong]));
      assert.throws(() => collectClaims(join(claims, '..')), /claims\/a\.json/);
    }
  });

  it('writes pages on which texts are only text', () => {
    const report: Report = {
      profile: 'smoke',
      seed: 1,
      commit: hostile,
      machine: hostile,
      title: 'A report',
      again: () => hostile,
      settings: ['adult'],
      date: new Date(0),
      seconds: 2,
      notebooks: [
        { file: '', name: '01-"a"', title: hostile, claim: hostile, seconds: 1 },
        { file: '', name: '02-b', title: 'b', claim: '', seconds: 1, error: hostile },
      ],
      rows: [{ exhibit: hostile, setting: hostile, metric: hostile, paper: null, ours: 1, note: hostile }],
      claims: [{ exhibit: hostile, claim: hostile, holds: false, found: hostile }],
    };
    for (const page of [indexPage(report), paperPage(report)]) {
      assert.equal(page.split('<script>').length, 2, 'that which fits tables to paper');
      assert.doesNotMatch(page, /<script[^>]|<img/);
      assert.match(page, /1 of 2 notebooks failed/);
      assert.doesNotMatch(page, /(src|href)="(https?:)?\/\//);
    }
  });

  it('exits with 2 for a mistake in the call', () => {
    const done = spawnSync(process.execPath, [...cli, '--profile', 'huge'], { cwd: root, encoding: 'utf8' });
    assert.equal(done.status, 2);
    assert.match(done.stderr, /^Expected a profile.*"huge".*\nTry: gmia reproduce --help\n$/);
  });

  describe('a run', () => {
    let out: string;
    let notebooks: string;
    let stdout: string;
    let code: number | null;
    const rows = [
      {
        exhibit: 'T1',
        setting: 'adult',
        metric: 'precision',
        cutoff: 0.01,
        paper: 0.73,
        ours: 0.7,
        low: 0.6,
        high: 0.8,
        n: 50,
      },
      { exhibit: 'T1', setting: 'adult', metric: 'recall', cutoff: 0.01, paper: null, ours: null, note: hostile },
    ];
    const claims = [
      { exhibit: 'T1', claim: 'It is precise (73 %).', holds: false, found: '20 % of 50' },
      { exhibit: 'T1', claim: 'It finds all.', holds: null, found: 'no guess' },
    ];
    const extra = [{ exhibit: 'F1', setting: 'toy', metric: 'peak', paper: 10.8, ours: 9 }];
    const run = () =>
      new Promise<void>(end => {
        const asked = ['--profile', 'smoke', '--seed', '7', '--splits', 'mnist=2'];
        const args = [...cli, ...asked, '--out', out, '--from', notebooks];
        execFile(process.execPath, args, { cwd: root }, (error, text) => {
          [code, stdout] = [error ? Number(error.code) : 0, text];
          end();
        });
      });

    before(async function () {
      this.timeout(300_000);
      notebooks = mkdtempSync(join(folder, 'notebooks-'));
      out = join(folder, 'report');
      const display = `const { show } = require('gmia/dist/display/show.js');
const { reportRows } = require('gmia/dist/paper/report/row.js');
const { reportClaims } = require('gmia/dist/paper/report/claim.js');`;
      writeNotebook(
        notebooks,
        '02-draws',
        [
          `${display} const { scatterChart } = require('gmia/dist/display/charts/scatterChart.js');
const hostile: string = ${JSON.stringify(hostile.replaceAll('alert(', 'document.title = (2'))};
show(scatterChart([{ name: hostile, x: [1, 2], y: [3, 4] }], { title: hostile })); show([{ [hostile]: hostile }]);
reportRows('table1', ${JSON.stringify(rows)}); reportRows('figure1', ${JSON.stringify(extra)});
reportClaims('T1', ${JSON.stringify(claims)});`,
          'const { GMIA_PROFILE, GMIA_SEED, GMIA_ONLY, GMIA_SPLITS } = process.env; ' +
            'console.log(GMIA_PROFILE, GMIA_SEED, GMIA_ONLY, GMIA_SPLITS)',
          `const { progressDisplay } = require('gmia/dist/display/progressDisplay.js');
const parts = [{ kind: 'reference', total: 30, stored: 1 }];
progressDisplay().plan({ name: 'adult', parts, seconds: 7200, hint: 'Take <fewer>.' })`,
        ],
        '# It draws\n\nOne claim.',
      );
      writeNotebook(notebooks, '01-fails', [`throw new RangeError('Expected 4, got 5.')`], '# It fails');
      mkdirSync(out);
      writeFileSync(join(out, 'index.html'), 'the old report');
      writeFileSync(join(out, 'results.json'), '{}');
      await run();
    });

    it('prints one line for each notebook, and the error of the one that fails', () => {
      assert.match(
        stdout,
        /^Report: .*index\.html, renewed after each notebook\.\n\[1\/2\] 01-fails \.\.\. FAILED after [\d.]+ s\n/,
      );
      assert.match(stdout, /RangeError: Expected 4, got 5\./);
      assert.match(
        stdout,
        new RegExp(
          String.raw`\n\[2/2\] 02-draws \.\.\. [\d.]+ s\nTrained models are kept in .*: [\d.]+ [kMGT]?B ` +
            String.raw`\(gmia store ls\)\.\n1 of 2 notebooks failed\. Report: .*index\.html\n$`,
        ),
      );
      assert.equal(code, 1);
    });

    it('passes on what a notebook is going to train, which its page shows as well', () => {
      const line =
        'adult: 29 of 30 reference models to train, about 2:00:00 on this machine; 1 is in the store. Take <fewer>.';
      assert.ok(stdout.includes(`\n[2/2] 02-draws ...\n    ${line}\n[2/2] 02-draws ... `), stdout);
      assert.ok(
        readFileSync(join(out, '02-draws.html'), 'utf8').includes(line.replace('<', '&lt;').replace('>', '&gt;')),
      );
    });

    it('leaves pages, results and one Plotly, and the old report beside it', () => {
      assert.deepEqual(readdirSync(out).sort(), [
        '01-fails.html',
        '02-draws.html',
        'index.html',
        'paper-beside-ours.html',
        'plotly.js',
        'results.json',
      ]);
      assert.deepEqual(
        readdirSync(folder).filter(name => name.startsWith('report')),
        ['report', 'report.previous'],
      );
      assert.equal(readFileSync(join(`${out}.previous`, 'index.html'), 'utf8'), 'the old report');
      assert.match(readFileSync(join(out, '02-draws.html'), 'utf8'), /smoke 7 adult,cancer,mnist\S* mnist=2/);
    });

    it('writes rows and claims by file name, then as given, with what they were made with', () => {
      const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as WrittenResults;
      assert.deepEqual(
        Object.keys(results).join(),
        'profile,seed,settings,splits,commit,code,machine,version,command,begun,seconds,failed,rows,claims',
      );
      assert.deepEqual(
        [results.profile, results.seed, results.rows, results.claims],
        ['smoke', 7, [...extra, ...rows], claims],
      );
      assert.match(results.commit, /^([0-9a-f]{40}(-dirty)?|unknown)$/);
      assert.match(results.machine, /cores.*GB memory.*Node v/);
      assert.match(results.command, /^gmia reproduce --profile smoke --seed 7 --splits mnist=2 --from /);
      assert.match(results.code!, /^[0-9a-f]{12}$/);
      assert.ok(Date.parse(results.begun) <= Date.now() && results.seconds > 0);
      assert.deepEqual([results.settings, results.failed], [[...settingNames], ['01-fails']]);
    });

    it('lists notebooks and failures on the first page, and counts claims', () => {
      const page = readFileSync(join(out, 'index.html'), 'utf8');
      assert.match(page, /<a href="02-draws\.html">It draws<\/a>/);
      assert.match(page, /<a href="01-fails\.html">It fails<\/a> <span class="failed">failed/);
      assert.match(page, /0 of the 1 claim of the paper that this run can judge hold; 1 cannot be told\./);
      assert.match(page, /<a href="paper-beside-ours\.html">/);
    });

    it('sets claims and numbers of the paper beside ours on a page of its own', () => {
      const page = readFileSync(join(out, 'paper-beside-ours.html'), 'utf8');
      assert.match(page, /<dt>profile<\/dt><dd>smoke<\/dd>[\s\S]*<dt>seed<\/dt><dd>7<\/dd>/);
      assert.match(page, /Figure 1: unique influence.*Table 1: the direct attack/s);
      assert.match(page, /0\.60 to 0\.80/);
    });

    it('makes pages that draw in a browser without a network, and run nothing out of the data', async function () {
      if (!chromium) this.skip(); // no Chromium on this machine
      // A proxy that nobody listens on: whatever is not a file cannot be loaded.
      const dom = await new Promise<string>((done, failed) => {
        const args = [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--proxy-server=127.0.0.1:9',
          '--virtual-time-budget=10000',
          `--user-data-dir=${join(folder, 'browser')}`,
          '--dump-dom',
          pathToFileURL(join(out, '02-draws.html')).href,
        ];
        execFile(chromium, args, { maxBuffer: 1e8, timeout: 40_000 }, (error, text) =>
          error ? failed(error) : done(text),
        );
      });
      const at = (text: string) => dom.indexOf(text); // the page is too long to be printed where it is wrong
      assert.ok(at('<svg class="main-svg"') > 0 && at('>This chart cannot be drawn') < 0);
      assert.equal(dom.split('<path class="point"').length - 1, 2);
      assert.ok(at('<title>It draws</title>') > 0); // a script out of the data would have changed it
    });

    /** Starts a run of a notebook without end, and sends a signal once its kernel is at work. */
    async function stopWith(signal: NodeJS.Signals) {
      const told = join(folder, `pid-${signal}`);
      writeNotebook(notebooks, '01-fails', [
        `
require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.pid));
await new Promise(() => setInterval(() => {}, 1000))`,
      ]);
      const child = spawn(process.execPath, [...cli, '--profile', 'smoke', '--out', out, '--from', notebooks], {
        cwd: root,
        stdio: 'ignore',
      });
      const ended = new Promise<number | null>(end => {
        child.on('exit', end);
      });
      while (!existsSync(told) || !readFileSync(told, 'utf8')) await new Promise(later => setTimeout(later, 50));
      child.kill(signal);
      const code = await ended;
      const kernel = Number(readFileSync(told, 'utf8'));
      for (let i = 0; i < 60 && isRunning(kernel); i++) await new Promise(later => setTimeout(later, 50));
      return { code, kernelRuns: isRunning(kernel) };
    }

    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      it(`when stopped by ${signal}, ends the kernel, says so on its first page, keeps the old report`, async () => {
        const complete = existsSync(join(out, 'results.json')) ? out : `${out}.previous`;
        const before = readFileSync(join(complete, 'index.html'), 'utf8');
        assert.deepEqual(await stopWith(signal), { code: 130, kernelRuns: false });
        assert.equal(readFileSync(join(`${out}.previous`, 'index.html'), 'utf8'), before);
        assert.deepEqual(readdirSync(out), ['index.html']);
        const page = readFileSync(join(out, 'index.html'), 'utf8');
        assert.match(page, /Stopped while 01-fails \(1\) of 2 ran\./);
        assert.match(page, /class="not-run"/);
        assert.doesNotMatch(page, /alive\.js/);
      });

    it('when killed, leaves no kernel behind, and a first page that will know', async () => {
      assert.deepEqual(await stopWith('SIGKILL'), { code: null, kernelRuns: false });
      assert.match(readFileSync(join(out, 'alive.js'), 'utf8'), /"running":"01-fails"/);
    });
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
