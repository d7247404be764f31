import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Locator, Page } from 'playwright-core';
import { freePorts } from '../../scripts/servers/freePorts';
import { ensureVenv } from '../../src/command/jupyter/ensureVenv';
import { jupyterEnvironment } from '../../src/command/jupyter/environment';

/** By default JupyterLab looks for newer versions of itself. */
const neverAsks = '--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate';

/** A JupyterLab with our kernel, for tests to be driven by a browser. */
export class Lab {
  private constructor(
    readonly process: ChildProcess,
    readonly url: string,
    readonly token: string,
  ) {}

  /** @param folder in which notebooks are */
  static async start(folder: string): Promise<Lab> {
    const [port] = await freePorts(1);
    const token = randomUUID();
    const server = { ip: '127.0.0.1', port, port_retries: 0, open_browser: false, allow_root: true, root_dir: folder };
    const options = Object.entries(server).map(([name, value]) => `--ServerApp.${name}=${pythonText(value)}`);
    const args = ['-m', 'jupyter', 'lab', ...options, `--IdentityProvider.token=${token}`];
    const { python } = ensureVenv({ lab: true });
    const process = spawn(python, [...args, '--LabApp.expose_app_in_browser=True', neverAsks], {
      cwd: folder,
      env: jupyterEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    process.stderr!.on('data', bytes => (said += bytes));
    const lab = new Lab(process, `http://127.0.0.1:${port}`, token);
    while (!(await lab.answers())) {
      if (process.exitCode !== null) throw new Error(`JupyterLab ended: ${said.slice(-2000)}`);
      await new Promise(later => setTimeout(later, 200));
    }
    return lab;
  }

  /** Opens a notebook, and waits until its kernel is idle. */
  async open(page: Page, file: string): Promise<void> {
    await page.goto(`${this.url}/lab/tree/${file}?reset&token=${this.token}`, { waitUntil: 'domcontentloaded' });
    await page.locator('.jp-NotebookPanel:visible .jp-CodeCell').first().waitFor();
    await idle(page);
    await edit(page, 0);
  }

  async close(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }

  private async answers(): Promise<boolean> {
    const answer = await fetch(`${this.url}/api`).catch(() => undefined);
    return answer?.ok ?? false;
  }
}

/** Runs a command of JupyterLab's, as its menu does; answers a question with yes. */
export async function command(page: Page, name: string): Promise<void> {
  const done = page.evaluate(async command => {
    const { jupyterapp } = globalThis as unknown as { jupyterapp: { commands: { execute(name: string): unknown } } };
    await jupyterapp.commands.execute(command);
  }, name);
  const asked = page.locator('.jp-Dialog .jp-mod-accept');
  await Promise.race([done, asked.waitFor().then(() => asked.click())]);
  await done;
}

/** Waits until the kernel of the notebook that is seen has nothing to do. */
export const idle = (page: Page): Promise<void> =>
  page.locator('.jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor();

/** The cell with a number, from 0. */
export const cell = (page: Page, n: number): Locator =>
  page.locator('.jp-NotebookPanel:visible .jp-Notebook-cell').nth(n);

/** Puts the cursor at the end of a cell. JupyterLab may take the focus away as long as it is still loading. */
export async function edit(page: Page, n: number): Promise<void> {
  const focused = cell(page, n).locator('.cm-editor.cm-focused');
  do {
    await cell(page, n).locator('.cm-content').click();
    await page.waitForTimeout(500);
  } while (!(await focused.isVisible()));
  await page.keyboard.press('Control+End');
}

/** Runs a cell as its author does, and waits until it has a number. */
export async function run(page: Page, n: number): Promise<void> {
  await edit(page, n);
  await page.keyboard.press('Control+Enter');
  await cell(page, n)
    .locator('.jp-InputPrompt', { hasText: /\[\d+\]/ })
    .waitFor();
}

/** What a cell put out, as text. */
export const outputOf = async (page: Page, n: number): Promise<string> =>
  (await cell(page, n).locator('.jp-OutputArea-output').allInnerTexts()).join('\n').trim();

const pythonText = (value: string | number | boolean) => (value === true ? 'True' : value === false ? 'False' : value);
