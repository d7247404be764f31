import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { indexPage } from '../../../src/command/pages/indexPage';
import type { Report } from '../../../src/command/pages/report';
import { Alive, otherRun } from '../../../src/command/reproduce/alive';
import { checkReportFolder } from '../../../src/command/reproduce/reportFolder';
import { openBrowser } from '../../browser/openBrowser';

const report = (state?: 'running'): Report => ({
  ...{
    profile: 'smoke',
    seed: 1,
    commit: 'c',
    machine: 'm',
    settings: ['adult'],
    date: new Date(0),
    seconds: 90,
    rows: [],
    claims: [],
  },
  title: 'A report',
  again: () => 'gmia reproduce',
  notebooks: [{ file: '', name: '01-a', title: 'a', claim: '', seconds: 1, state }],
});

describe('a run that says it is alive', () => {
  let folder: string;
  const file = () => join(folder, 'alive.js');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-alive-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (pid: number, at = Date.now()) =>
    writeFileSync(file(), `gmiaAlive(${JSON.stringify({ pid, at, step: 3, running: '01-a', progress: '' })})\n`);

  it('keeps others from its folder while it runs, and for a minute at most', () => {
    assert.equal(otherRun(folder), undefined);
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      write(other.pid!);
      assert.equal(otherRun(folder), other.pid);
      assert.throws(() => checkReportFolder(folder), new RegExp(`no other run writes to.*process ${other.pid}`));
      write(other.pid!, Date.now() - 61_000);
      assert.equal(otherRun(folder), undefined, 'its number may be that of another process by now');
      write(process.pid);
      assert.equal(otherRun(folder), undefined, 'it is this one');
    } finally {
      other.kill();
    }
  });

  it('says what is new together with what was said, until its end', () => {
    const alive = new Alive(folder);
    alive.say({ step: 2, running: '01-a' });
    alive.say({ progress: '4 of 9' });
    assert.equal(alive.step, 2);
    assert.match(
      readFileSync(file(), 'utf8'),
      /^gmiaAlive\(\{.*"step":2,"running":"01-a","progress":"4 of 9".*\}\)\n$/,
    );
    alive.end();
    assert.ok(!existsSync(file()));
  });

  it('is told of on its first page, which takes silence for a stop and renews itself at the end', async function () {
    this.timeout(120_000);
    const browser = await openBrowser(this);
    try {
      const index = join(folder, 'index.html');
      const page = await browser.newPage();
      const state = () => page.locator('#gmia-state').textContent();
      const open = async () => {
        await page.goto(pathToFileURL(index).href);
        await page.waitForFunction(
          () => !/This run goes on/.test(document.getElementById('gmia-state')?.textContent ?? ''),
        );
      };
      writeFileSync(index, indexPage(report('running'), 3));
      const alive = new Alive(folder);
      alive.say({ step: 3, running: '01-a', progress: '4 of <b>9</b>' });
      await open();
      assert.equal(await state(), 'Running: 01-a. 4 of <b>9</b>');
      alive.end();
      write(process.pid, Date.now() - 3_600_000);
      await open();
      assert.match((await state())!, /^Stopped while running 01-a: nothing was heard since /);
      writeFileSync(index, indexPage(report()));
      rmSync(file());
      await page.waitForFunction(() => !document.getElementById('gmia-state'), undefined, { timeout: 60_000 });
    } finally {
      await browser.close();
    }
  });
});
