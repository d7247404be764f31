import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findBrowser } from '../../src/core/findBrowser';
import { startChromium } from './chromium';
import { cell, command, edit, idle, Lab, outputOf, run } from './lab';

const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: 'gmia', display_name: 'TypeScript (gmia)', language: 'typescript' } },
  cells: [
    "import * as gmia from 'gmia'",
    'const toy = gmia.makeToy({ records: 60 })\ntoy.labels.length',
    'gmia.attackDirectly(toy, toy, toy, )',
    "console.log('started')\nawait new Promise(() => {})",
  ].map((source, i) => ({
    cell_type: 'code',
    id: `cell-${i}`,
    metadata: {},
    source,
    outputs: [],
    execution_count: null,
  })),
};

describe('a notebook in JupyterLab, in Chromium', function () {
  this.timeout(300_000);
  let lab: Lab;
  let browser: Browser;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'gmia-lab-'));
  const file = join(folder, 'first.ipynb');

  before(async function () {
    const program = findBrowser();
    if (!program) {
      console.log('      skipped: no Chromium is installed; CHROME_PATH may name one');
      return this.skip();
    }
    writeFileSync(file, JSON.stringify(notebook));
    lab = await Lab.start(folder);
    browser = await startChromium(program);
    page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await lab.open(page, 'first.ipynb');
  });
  after(async () => {
    await browser?.close();
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Puts the cursor behind a cell's last character, and a number of characters back. */
  async function putCursor(n: number, back: number): Promise<void> {
    await edit(page, n);
    for (let i = 0; i < back; i++) await page.keyboard.press('ArrowLeft');
  }

  afterEach(async function () {
    // What was seen when it failed.
    if (this.currentTest?.isFailed() && process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  });

  it('runs', async () => {
    for (const n of [0, 1]) await run(page, n);
    assert.equal(await outputOf(page, 1), '60');
  });

  it('shows a tooltip within parentheses', async () => {
    await putCursor(2, 1);
    await page.keyboard.press('Shift+Tab');
    const tooltip = page.locator('.jp-Tooltip');
    await tooltip.locator('strong', { hasText: 'Example' }).waitFor();
    const text = (await tooltip.textContent()) ?? '';
    assert.match(text, /^attackDirectly\(/);
    assert.match(text, /Throws RangeError/);
    assert.ok(
      (await tooltip.locator('li code').allTextContents()).some(field => field.startsWith('method?: ')),
      text,
    );
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'detached' });
  });

  it('completes with kinds', async () => {
    await putCursor(2, 1);
    await page.keyboard.type('{ ');
    await page.keyboard.press('Tab');
    const items = page.locator('.jp-Completer-item');
    await items.first().waitFor();
    assert.deepEqual(await items.locator('.jp-Completer-match').allTextContents(), ['method', 'spread']);
    const kinds = await items.locator('.jp-Completer-typeExtended').allTextContents();
    assert.deepEqual(new Set(kinds), new Set(['property']));
    await page.keyboard.press('Escape');
  });

  it('is interrupted, and goes on', async () => {
    await edit(page, 3);
    await page.keyboard.press('Control+Enter');
    await cell(page, 3).locator('.jp-OutputArea-output', { hasText: 'started' }).waitFor();
    await page.waitForTimeout(300); // Node loses a signal that comes when the synchronous part of a cell ends
    await command(page, 'notebook:interrupt-kernel');
    await cell(page, 3).locator('.jp-OutputArea-output', { hasText: 'the cell was stopped' }).waitFor();
  });

  it('is restarted and forgets, is saved, and shows the same after it is opened again', async () => {
    await command(page, 'notebook:restart-kernel');
    await idle(page);
    await edit(page, 1);
    await page.keyboard.press('Control+Enter');
    await cell(page, 1).locator('.jp-OutputArea-output', { hasText: "Cannot find name 'gmia'" }).waitFor();
    await command(page, 'docmanager:save');
    const saved = JSON.parse(readFileSync(file, 'utf8'));
    assert.match(saved.cells[1].outputs[0].evalue, /Cannot find name 'gmia'/);
    const shown = await outputOf(page, 1);
    await lab.open(page, 'first.ipynb');
    assert.equal(await outputOf(page, 1), shown);
  });
});
