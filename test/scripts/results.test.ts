import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { putBetween } from '../../scripts/betweenMarkers';
import { claimsOverSplits } from '../../scripts/results/claimsOverSplits';
import { keepResults } from '../../scripts/results/keepResults';
import { allKept, type Kept } from '../../scripts/results/kept';
import { notRunYet, secondsAModel } from '../../scripts/results/notRunYet';
import { packRows, unpackRows } from '../../scripts/results/packRows';
import { readmeText, shownRun } from '../../scripts/results/readmeText';
import { renewPages, resultPages } from '../../scripts/results/renewPages';
import type { WrittenResults } from '../../src/paper/report/results';
import type { Row } from '../../src/paper/report/row';

const root = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const precision: Row = {
  exhibit: 'T1',
  setting: 'cancer',
  metric: 'precision',
  measure: 'precision',
  attack: 'direct',
  steps: 3000,
  delta: 0.1,
  beta: 0.1,
  cutoff: 0.01,
  paper: 0.8889,
  ours: 0.5,
  low: 0.1,
  high: 0.9,
  n: 4,
  notes: ['Few.', 'Very few.'],
  note: 'Few. Very few.',
};
const rows: Row[] = [
  precision,
  { ...precision, metric: 'selected', measure: 'selected', cutoff: undefined, paper: 5, ours: 3, low: 1, high: 9 },
  {
    ...precision,
    exhibit: 'T1-splits',
    repeats: 'T1',
    over: 'pooled',
    metric: 'precision, all splits together',
    paper: null,
    ours: 0.651,
    low: 0.606,
    high: 0.694,
    n: 627,
    notes: undefined,
    note: undefined,
  },
  { exhibit: 'selection', setting: 'cancer', metric: 'beyond', paper: null, ours: 1 },
].map(row => JSON.parse(JSON.stringify(row)));

const results: WrittenResults = {
  profile: 'laptop',
  seed: 1,
  settings: ['cancer'],
  version: '0.2.0',
  commit: 'abc',
  code: '0123456789ab',
  machine: 'a machine',
  command: 'gmia reproduce --profile laptop --seed 1 --only cancer',
  begun: '2026-11-30T20:00:00.000Z',
  seconds: 83,
  failed: [],
  rows,
  claims: [{ exhibit: 'T1', claim: 'It | finds.', holds: null, found: 'no guess' }],
};

describe('results', () => {
  it('have pages, and a table in the README, that are those of what is kept: npm run results renews them', () => {
    const pages = resultPages(root);
    assert.ok(pages.has('README.md') && pages.has('docs/results/smoke-cancer.md'));
    for (const [page, text] of pages) assert.ok(read(page) === text, `${page} is out of date: npm run results`);
  });

  it('say how long what is not run yet takes, as docs/speed.md has it', () => {
    assert.match(read('docs/speed.md'), new RegExp(`of a model of 10,000 steps, which takes ${secondsAModel} s`));
    assert.match(notRunYet([])!, /not run yet: 200 models of 10,000 steps take about 36 hours/);
    const run = { ...results, profile: 'paper', settings: ['mnist'], trainings: [] } as Kept;
    assert.equal(notRunYet([run]), undefined);
    const smaller = [
      { ...run, steps: { mnist: 1000 } },
      { ...run, references: { mnist: 20 } },
    ];
    const names = 'paper-mnist-1000-steps, paper-mnist-20-references';
    assert.equal(notRunYet(smaller), `${notRunYet([])} Run on a smaller scale: ${names}.`);
    assert.equal(notRunYet([...smaller, run]), undefined);
  });

  it('are written with what rows share once, and read as they were', () => {
    const [first, ...others] = packRows(rows);
    assert.deepEqual([first.rows.length, first.shared.delta, others.length], [2, 0.1, 2]);
    assert.deepEqual(unpackRows(packRows(rows)), rows);
  });

  it('judge the claims of table 1 by the guesses of all splits together, where there are several', () => {
    const [claim] = claimsOverSplits(rows);
    assert.deepEqual([claim.holds, claim.found], [true, '65.1 % [60.6, 69.4] of 627']);
    assert.deepEqual(claimsOverSplits([precision]), []);
  });

  describe('of a run', () => {
    let folder: string;
    let report: string;
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const keep = (more: Partial<WrittenResults> = {}) => {
      write('report/results.json', JSON.stringify({ ...results, ...more }));
      return keepResults(report, folder);
    };
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'gmia-results-'));
      report = join(folder, 'report');
      for (const name of ['report', 'docs']) mkdirSync(join(folder, name));
      for (const page of ['README.md', 'docs/results.md']) write(page, '# A\n<!-- results -->\n<!-- /results -->\nB\n');
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('are kept under its name, without what goes beyond the paper, with how models were trained', async () => {
      assert.equal(await keep(), 'laptop-cancer');
      const [kept] = allKept(folder);
      assert.deepEqual(kept.rows, rows.slice(0, 3));
      assert.deepEqual([kept.claims, kept.machine, kept.code], [results.claims, results.machine, results.code]);
      assert.deepEqual(kept.trainings, [
        {
          setting: 'cancer',
          trainer: 'dense',
          references: 100,
          targets: 100,
          steps: 3000,
          pool: 200,
          adversary: 499,
          splits: 50,
        },
      ]);
    });

    it('say on how many splits and for how long, where that was asked for', async () => {
      assert.equal(await keep({ splits: { cancer: 7 }, steps: { cancer: 50 } }), 'laptop-cancer-50-steps');
      const { splits, steps } = allKept(folder)[0].trainings[0];
      assert.deepEqual([splits, steps], [7, 50]);
    });

    it('have a page and a place in the README, with figure 8 where the report has it', async () => {
      await keep();
      renewPages(folder);
      const readme = () => readFileSync(join(folder, 'README.md'), 'utf8');
      assert.match(
        readme(),
        /^# A\n<!-- results -->\n.*\| Cancer \| 5 \| 3 \\\[1\.0, 9\.0\\\] \| 0\.8889 \| 0\.5 \\\[/s,
      );
      assert.match(readme(), /\| MNIST \| 16 \| – \| 0\.9336 \| – \| 0\.7388 \| – \|/);
      assert.doesNotMatch(readme(), /figure-8/);
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
      const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
      write('report/index.html', `<img src="x.png"><figure><img alt="Figure 8" src="${image}"></figure>`);
      await keep();
      renewPages(folder);
      assert.match(readme(), /!\[Figure 8.*\]\(docs\/results\/laptop-cancer-figure-8\.svg\)\n<!-- \/results -->\nB\n$/);
      assert.equal(readFileSync(join(folder, 'docs/results/laptop-cancer-figure-8.svg'), 'utf8'), svg);
      const page = readFileSync([...resultPages(folder).keys()].map(one => join(folder, one))[0], 'utf8');
      assert.match(page, /\| Table 1 \| It \\\| finds\. \| cannot be told \| no guess \|/);
      assert.match(page, /\| Cancer \| 0\.1 \| 0\.1 \| 0\.01 \| .*0\.8889.* 0\.651 \\\[0\.606, 0\.694\\\] \|/);
      assert.match(page, /- Cancer: Very few\.\n/);
    });

    it('are refused where a notebook failed, or an earlier version wrote them', async () => {
      await assert.rejects(keep({ failed: ['04-direct'] }), /no notebook failed, got "?04-direct/);
      await assert.rejects(keep({ command: undefined }), /Earlier versions wrote less: run again/);
      assert.equal(existsSync(join(folder, 'docs/results')), false);
    });
  });

  it('show in the README the run with most settings, and no trial', () => {
    const kept = { ...results, settings: ['cancer'], trainings: [] } as unknown as Kept;
    const more = { ...kept, settings: ['adult', 'cancer'] } as Kept;
    assert.equal(shownRun([kept, { ...more, profile: 'smoke' }]), kept);
    assert.equal(shownRun([kept, { ...more, steps: { cancer: 50 } }]), kept);
    assert.equal(shownRun([kept, more]), more);
    assert.equal(
      readmeText([], () => true),
      'No run is kept yet.',
    );
  });
});

describe('putBetween', () => {
  it('puts text between two comments, and says where one is missing', () => {
    assert.equal(putBetween('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new'), 'a\n<!-- x -->\nnew\n<!-- /x -->\nb');
    for (const page of ['a', '<!-- x -->', '<!-- /x --><!-- x -->', '<!-- x --><!-- x --><!-- /x -->'])
      assert.throws(() => putBetween(page, 'x', 'new'), /<!-- x --> and, below it, <!-- \/x -->/);
  });
});
