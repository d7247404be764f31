import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../src/command/root';

describe("Jupyter's environment", function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'gmia-venv-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is made anew where the checkout was moved, and once otherwise', () => {
    const checkout = join(folder, 'before');
    mkdirSync(join(checkout, 'dist'), { recursive: true });
    for (const part of ['core', 'command'])
      cpSync(join(root, 'dist', part), join(checkout, 'dist', part), { recursive: true });
    for (const list of ['requirements.txt', 'requirements-lab.txt']) writeFileSync(join(checkout, list), '');
    const node = (home: string, program: string): string =>
      execFileSync(process.execPath, ['-e', program], {
        cwd: home,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    const ensure = "require('./dist/command/jupyter/ensureVenv.js').ensureVenv()";
    /** What is said while the environment is made sure of. */
    const said = (home: string): string =>
      node(home, `process.stderr.write = text => process.stdout.write(text); ${ensure}`);
    /** Runs pip, which names its interpreter by its whole path. */
    const pip = (home: string): string =>
      node(
        home,
        `const pip = ${ensure}.python.replace(/python(?=(.exe)?$)/, 'pip');
        require('child_process').execFileSync(pip, ['-V'], { stdio: 'inherit' })`,
      );
    assert.match(said(checkout), /installing nbconvert/);
    assert.equal(said(checkout), '');
    const moved = join(folder, 'after');
    renameSync(checkout, moved);
    assert.match(pip(moved), /^pip .*after/);
    assert.equal(said(moved), '');
  });
});
