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
  it('has examples that run in cells one after the other, and show tables and charts', function () {
    this.timeout(300_000);
    const folder = mkdtempSync(join(tmpdir(), 'gmia-readme-'));
    try {
      const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(
        ([, example]) => example,
      );
      assert.equal(examples.length, 2);
      const file = writeNotebook(folder, 'readme', examples);
      const env = jupyterEnvironment({ ...process.env, GMIA_STORE: join(folder, 'store'), GMIA_PROFILE: 'smoke' });
      const run = spawnSync(
        ensureVenv().python,
        ['-m', 'jupyter', 'nbconvert', '--to', 'notebook', '--execute', '--output', 'out.ipynb', file],
        { env, encoding: 'utf8' },
      );
      assert.equal(run.status, 0, run.stderr);
      const { cells } = JSON.parse(readFileSync(join(folder, 'out.ipynb'), 'utf8'));
      for (const { outputs } of cells) {
        const shown: string[] = outputs.flatMap((output: { data?: object }) => Object.keys(output.data ?? {}));
        assert.ok(shown.includes('text/html') && shown.includes('application/vnd.plotly.v1+json'), shown.join(', '));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
