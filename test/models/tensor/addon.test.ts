import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findAddon, installAddon } from '../../../src/models/tensor/addon';

describe('installAddon', () => {
  let folder: string;
  const before = { ...process.env };
  const write = process.stderr.write;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-addon-'));
    const tfjs = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
    cpSync(resolve(__dirname, '../../../scripts'), join(folder, 'scripts'), { recursive: true });
    mkdirSync(tfjs, { recursive: true });
    writeFileSync(join(tfjs, 'package.json'), '{ "version": "4.22.0" }');
    Object.assign(process.env, { GMIA_CACHE: join(folder, 'cache'), CXX: 'no-such-compiler' });
  });
  afterEach(() => {
    process.stderr.write = write;
    process.env = { ...before };
    rmSync(folder, { recursive: true });
  });

  it('says once that it installs, then which steps failed and what cures them', () => {
    const said: string[] = [];
    process.stderr.write = ((text: string) => said.push(text) > 0) as typeof process.stderr.write;
    const scripts = join(folder, 'scripts');
    assert.equal(findAddon(scripts), undefined);
    assert.throws(() => installAddon(scripts), {
      message:
        /^gmia: native TensorFlow could not be installed\.\n {2}- .*\n(.*\n)*What would help, any one of:\n {2}- /,
    });
    assert.deepEqual(said, ["gmia: installing TensorFlow's library (274 MB, once for this user) ...\n"]);
  });
});
