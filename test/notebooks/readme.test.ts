import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNotebook } from '../display/notebook';

const { ensureVenv, jupyterEnvironment, root } = require('../../scripts/jupyter.js') as {
  ensureVenv(): { python: string };
  jupyterEnvironment(base?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  root: string;
};

describe('README.md', () => {
  it('has an example that runs in a cell, and shows a table and a chart', function () {
    this.timeout(300_000);
    const folder = mkdtempSync(join(tmpdir(), 'gmia-readme-'));
    try {
      const [, example] = /```ts\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8'))!;
      const file = writeNotebook(folder, 'readme', [example]);
      const env = jupyterEnvironment({ ...process.env, GMIA_STORE: join(folder, 'store') });
      const run = spawnSync(ensureVenv().python, ['-m', 'jupyter', 'nbconvert', '--to', 'notebook', '--execute', '--output', 'out.ipynb', file], { env, encoding: 'utf8' });
      assert.equal(run.status, 0, run.stderr);
      const { cells } = JSON.parse(readFileSync(join(folder, 'out.ipynb'), 'utf8'));
      const shown: string[] = cells[0].outputs.flatMap((output: { data?: object }) => Object.keys(output.data ?? {}));
      assert.ok(shown.includes('text/html') && shown.includes('application/vnd.plotly.v1+json'), shown.join(', '));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
