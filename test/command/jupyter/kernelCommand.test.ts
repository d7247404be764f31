import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kernelCommand } from '../../../src/command/jupyter/kernelCommand';
import { assertMistake, parse } from '../parse';

describe('gmia kernel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-kernel-'));
  const kernels = join(folder, 'share/jupyter/kernels');
  const { log } = console;
  let told: string[];
  beforeEach(() => {
    told = [];
    console.log = (line: string) => told.push(line);
  });
  afterEach(() => {
    console.log = log;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('writes a description with whole paths, in the place of an older one, and removes it', async () => {
    for (let i = 0; i < 2; i++) {
      await parse(kernelCommand(), ['install', '--prefix', folder]);
      const { argv, language, display_name } = JSON.parse(readFileSync(join(kernels, 'gmia/kernel.json'), 'utf8'));
      assert.deepEqual([language, display_name], ['typescript', 'TypeScript (gmia)']);
      assert.equal(argv[0], process.execPath);
      assert.ok(existsSync(argv[1]), argv[1]);
      assert.equal(argv[2], '{connection_file}');
      writeFileSync(join(kernels, 'gmia/old.txt'), 'of an older version');
    }
    await parse(kernelCommand(), ['install', '--prefix', folder]);
    assert.ok(!existsSync(join(kernels, 'gmia/old.txt')));
    await parse(kernelCommand(), ['uninstall', '--prefix', folder]);
    assert.deepEqual(readdirSync(kernels), []);
    assert.match(told[0], /^Installed in .*share.jupyter.kernels.gmia, for gmia in /);
    assert.match(told[3], /^Removed /);
  });

  it('goes to where Jupyter looks for what a user has installed', async () => {
    const before = process.env.JUPYTER_DATA_DIR;
    process.env.JUPYTER_DATA_DIR = join(folder, 'data');
    try {
      await parse(kernelCommand(), ['install']);
      assert.ok(existsSync(join(folder, 'data/kernels/gmia/kernel.json')));
      await parse(kernelCommand(), ['uninstall', '--user']);
    } finally {
      if (before === undefined) delete process.env.JUPYTER_DATA_DIR;
      else process.env.JUPYTER_DATA_DIR = before;
    }
  });

  it('refuses folders that are not there, and to remove what is not there', async () => {
    const nowhere = join(folder, 'nowhere');
    await assertMistake(kernelCommand(), ['install', '--prefix', nowhere], /--prefix to be a folder.*nowhere/);
    await assertMistake(kernelCommand(), ['uninstall', '--prefix', folder], /found none/);
    await assertMistake(kernelCommand(), ['install', '--user', '--prefix', folder], /cannot be used with/);
  });
});
