import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureVenv } from '../../src/command/jupyter/ensureVenv';
import { root } from '../../src/command/root';

const kernel = join(root, 'jupyter', 'kernels', 'gmia');

describe('the gmia kernel that is installed for a Jupyter elsewhere', function () {
  this.timeout(300_000); // the first time, pip fetches nbconvert
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gmia-installed-')));
  const data = join(folder, 'data');
  // Where the user's Jupyter keeps kernels; and no `node` on the way.
  const environment = { HOME: folder, JUPYTER_DATA_DIR: data, JUPYTER_PLATFORM_DIRS: '1', PATH: '/nowhere' };
  after(() => rmSync(folder, { recursive: true, force: true }));

  function printed(notebooks: string, ...cells: string[]): string[] {
    const { python } = ensureVenv();
    const program = join(__dirname, 'installed.py');
    const done = spawnSync(python, [program, notebooks, ...cells], { encoding: 'utf8', env: environment });
    assert.equal(done.status, 0, done.stderr);
    return JSON.parse(done.stdout);
  }

  before(() => {
    const gmia = join(root, 'bin', 'gmia.js');
    execFileSync(process.execPath, [gmia, 'kernel', 'install'], { env: { ...process.env, ...environment } });
  });

  it("runs cells in the notebook's folder, with the gmia that it belongs to and packages of the folder first", () => {
    const notebooks = join(folder, 'notebooks');
    const own = join(notebooks, 'node_modules', 'zod'); // gmia has one of this name, too
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'index.js'), 'exports.mine = 7');
    writeFileSync(join(own, 'index.d.ts'), 'export const mine: number');
    assert.deepEqual(
      printed(
        notebooks,
        'process.cwd()',
        "import * as gmia from 'gmia'\ngmia.stats.quantile([1, 2], 0.5)",
        "import { mine } from 'zod'\nmine",
        'gmia.stats.quantile([1, 2], 3)',
      ).map(text => text.trim()),
      [notebooks, '1.5', '7', 'Expected share to be a number from 0 to 1, got 3. Write 90 % as 0.9.'],
    );
  });

  it("takes the gmia of the notebook's project, where it has one", () => {
    const notebooks = join(folder, 'project', 'notebooks');
    const own = join(folder, 'project', 'node_modules', 'gmia');
    mkdirSync(notebooks, { recursive: true });
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'index.js'), "exports.whose = 'the project'");
    writeFileSync(join(own, 'index.d.ts'), 'export const whose: string');
    assert.deepEqual(printed(notebooks, "import { whose } from 'gmia'\nwhose"), ['the project\n']);
  });

  it('says in one line what to do where its folder was copied without the project', () => {
    const copy = join(folder, 'copy', 'kernels', 'gmia');
    cpSync(kernel, copy, { recursive: true });
    const connection = join(folder, 'connection.json');
    writeFileSync(connection, '{}');
    const { status, stderr } = spawnSync(process.execPath, [join(copy, 'start.js'), connection], { encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /^gmia kernel: \S+ is a copy of the kernel without its project: .* `gmia kernel install`\n$/);
  });

  it('has a logo in the sizes that Jupyter shows', () => {
    for (const size of [32, 64]) {
      const header = readFileSync(join(data, 'kernels', 'gmia', `logo-${size}x${size}.png`)).subarray(0, 24);
      assert.deepEqual(
        [header.toString('latin1', 1, 4), header.readUInt32BE(16), header.readUInt32BE(20)],
        ['PNG', size, size],
      );
    }
    assert.match(readFileSync(join(data, 'kernels', 'gmia', 'logo-svg.svg'), 'utf8'), /^<svg [^>]*viewBox="0 0 64 64"/);
  });
});
