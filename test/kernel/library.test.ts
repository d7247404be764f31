import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KernelClient } from './kernelClient';

const outdated = /^gmia was built or installed anew; [^\n]* Restart it for the new one\.\n$/;

describe('the gmia that cells of the kernel import', function () {
  this.timeout(120_000);
  let kernel: KernelClient;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gmia-library-')));
  const installed = join(folder, 'node_modules', 'gmia');

  /** A small gmia of the notebook's own project. */
  function install(at: string, version: number, inner = version): void {
    mkdirSync(join(at, 'dist'), { recursive: true });
    writeFileSync(join(at, 'package.json'), '{ "name": "gmia", "main": "dist/index.js", "types": "dist/index.d.ts" }');
    writeFileSync(join(at, 'dist', 'index.js'), "exports.version = require('./version.js').version");
    writeFileSync(join(at, 'dist', 'version.js'), `exports.version = ${inner}`);
    writeFileSync(join(at, 'dist', 'index.d.ts'), 'export const version: number');
  }

  before(async () => {
    install(installed, 1);
    kernel = await KernelClient.start(folder);
  });
  after(() => {
    kernel?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What a cell prints, on its standard error and beside it. */
  async function prints(code: string) {
    const { published, reply } = await kernel.run(code);
    assert.equal(reply.status, 'ok', JSON.stringify(reply));
    const printed = (name: string) =>
      published.map(({ content }) => (content.name === name ? content.text : '')).join('');
    return { error: printed('stderr'), output: printed('stdout') };
  }

  it("is that of the notebook's project", async () => {
    assert.deepEqual(await prints("import * as gmia from 'gmia'\ngmia.version"), { error: '', output: '1\n' });
  });

  it('is not said to be an old one after a build that changed nothing', async () => {
    assert.equal((await prints('1')).error, '');
    install(installed, 1);
    utimesSync(join(installed, 'dist', 'index.js'), new Date(), new Date());
    assert.equal((await prints('2')).error, '');
  });

  it('is said to be an old one after a build that changed any file, once, before what the cell prints', async () => {
    install(installed, 2);
    const { error, output } = await prints('gmia.version');
    assert.match(error, outdated);
    assert.equal(output, '1\n');
    assert.equal((await prints('3')).error, '');
    install(installed, 3);
    assert.equal((await prints('4')).error, '');
  });

  it('is the new one after a restart, and an old one after an installation, which keeps times of files', async () => {
    kernel.close();
    kernel = await KernelClient.start(folder);
    assert.equal((await prints("import * as gmia from 'gmia'\ngmia.version")).output, '3\n');
    const next = join(folder, 'next');
    install(next, 4);
    for (const version of [installed, next])
      for (const file of ['index.js', 'version.js']) utimesSync(join(version, 'dist', file), 1, 1);
    assert.equal((await prints('1')).error, '');
    rmSync(installed, { recursive: true });
    assert.equal((await prints('2')).error, '', 'nothing is there yet');
    renameSync(next, installed);
    assert.match((await prints('3')).error, outdated);
  });
});
