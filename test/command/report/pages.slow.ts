import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { indexPage } from '../../../src/command/pages/indexPage';
import { paperPage } from '../../../src/command/pages/paperPage';
import type { Report } from '../../../src/command/pages/report';
import { findBrowser } from '../../../src/core/findBrowser';
import { axeViolations, cutElements, foreignRequests, openBrowser } from '../../browser/openBrowser';
import { hostile } from '../../display/hostile';
import { gmiaReport } from './gmiaReport';
import { writeSaved } from './writeSaved';

describe('pages of notebooks as they were saved', function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'gmia-pages-'));
  const saved = writeSaved(folder, 'a study');
  let browser: Browser;
  let page: Page;
  const folderPage = () => join(folder, 'out', 'a study.html');
  const singlePage = () => join(folder, 'single', 'a study.html');

  before(async function () {
    const report = gmiaReport(folder, [saved, '--no-execute', '--out', 'out']);
    assert.equal(report.code, 0, report.out + report.err);
    const pdf = findBrowser() ? ['--pdf'] : [];
    const single = gmiaReport(folder, [saved, '--no-execute', '--single', ...pdf, '--out', 'single']);
    assert.equal(single.code, 0, single.out + single.err);
    browser = await openBrowser(this);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  const open = (file: string) => page.goto(pathToFileURL(file).href);
  const drawn = () => page.waitForSelector('.js-plotly-plot .point', { timeout: 60_000 });

  it('are one file each with --single, below 5 MB, and a PDF beside it', () => {
    assert.deepEqual(readdirSync(join(folder, 'single')).sort(), ['a study.html', 'a study.pdf']);
    assert.ok(statSync(singlePage()).size < 5e6);
    assert.ok(
      readFileSync(join(folder, 'single', 'a study.pdf'))
        .subarray(0, 5)
        .toString() === '%PDF-',
    );
  });

  it('are a report without it: an index, and Plotly in a file of its own', () => {
    const names = readdirSync(join(folder, 'out')).sort();
    assert.deepEqual(names, ['a study.html', 'index.html', 'plotly.js', 'results.json']);
    assert.ok(statSync(folderPage()).size < 2e5);
  });

  for (const [what, file] of [
    ['a page', folderPage],
    ['a single page', singlePage],
  ] as const)
    it(`${what} draws without a network, has the notebook's title, and runs nothing out of data`, async () => {
      const foreign = foreignRequests(page);
      let alerts = 0;
      page.on('dialog', dialog => {
        alerts++;
        void dialog.dismiss();
      });
      await open(file());
      await drawn();
      assert.deepEqual([foreign, alerts, await page.title()], [[], 0, 'A study of mine']);
    });

  it('show the picture of a chart where no script runs', async () => {
    const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await still.goto(pathToFileURL(singlePage()).href);
    const picture = still.getByAltText(/A saved chart/);
    const box = (await picture.boundingBox())!;
    assert.ok(box.width > 300 && box.height > 200, JSON.stringify(box));
    await still.context().close();
  });

  for (const width of [360, 560])
    it(`cut nothing on a phone of ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 700 });
      await open(singlePage());
      await drawn();
      assert.deepEqual(await cutElements(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });

  it('cut nothing on paper: what is wide is made smaller', async () => {
    await open(singlePage());
    await drawn();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 900 }); // A4 between its margins
    const before = await cutElements(page);
    assert.ok(before.length > 0, 'the table is wider than the paper');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.deepEqual(await cutElements(page), []);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal((await cutElements(page)).length, before.length);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`have nothing that axe-core objects to, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      for (const file of [folderPage(), join(folder, 'out', 'index.html')]) {
        await open(file);
        if (file === folderPage()) await drawn();
        assert.deepEqual(await axeViolations(page), [], file);
      }
    });

  it('the first page and that of the paper: cut nothing, and have nothing that axe-core objects to', async () => {
    const base = { setting: 'cancer', metric: 'precision', measure: 'precision', cutoff: 0.01, paper: 0.8889 };
    const rows = ['T1', 'T2', 'T1-matched'].map(exhibit => ({
      ...{ ...base, exhibit, ours: 0.75, low: 0.25, high: 0.95, n: 16, delta: 0.1, beta: 0.1, steps: 3000 },
      note: 'A note that is rather long, as notes of rows are where a run is smaller than the paper’s own. '.repeat(3),
    }));
    const claims = [true, false, null].map(holds => ({
      exhibit: 'T1',
      claim: `It is ${holds}.`,
      holds,
      found: hostile,
    }));
    const report: Report = {
      ...{
        profile: 'smoke',
        seed: 1,
        commit: 'c'.repeat(40),
        machine: 'm',
        settings: ['cancer'],
        date: new Date(0),
        seconds: 90,
      },
      ...{ title: 'A report', again: () => 'gmia reproduce', rows, claims },
      notebooks: [
        { file: '', name: '01-a', title: 'A notebook', claim: 'Claim: one.', seconds: 1, judged: ['T1'] },
        { file: '', name: '02-b', title: 'Another', claim: '', seconds: 1, error: `at ${'x'.repeat(300)}` },
      ],
    };
    for (const [name, html] of [
      ['first', indexPage(report)],
      ['paper', paperPage(report)],
    ]) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, html);
      await page.emulateMedia({ media: 'screen' });
      await open(file);
      assert.deepEqual(await axeViolations(page), [], name);
      await page.setViewportSize({ width: 360, height: 700 });
      assert.deepEqual(await cutElements(page), [], name);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 680, height: 900 });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.deepEqual(await cutElements(page), [], name);
    }
  });
});
