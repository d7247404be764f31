import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');

describe('README.md', function () {
  this.timeout(300_000);
  let folder: string;
  before(() => {
    mkdirSync(join(root, '.gmia'), { recursive: true });
    folder = mkdtempSync(join(root, '.gmia', 'readme-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Runs the first example as a script of that name. */
  function run(name: string) {
    const [, code] = /```ts\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8'))!;
    writeFileSync(join(folder, name), code);
    const env = { ...process.env, GMIA_STORE: join(folder, 'store') };
    return spawnSync(process.execPath, ['--import', 'tsx', join(folder, name)], { cwd: root, env, encoding: 'utf8' });
  }

  it('has an example that runs as a script whose name ends in .mts, as it says', () => {
    const { status, stdout, stderr } = run('study.mts');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /precision \(prior 0\.5\)[\s\S]*Precision and recall/);
  });
});
