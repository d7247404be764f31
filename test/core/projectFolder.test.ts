import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isInstalled, projectFolder } from '../../src/core/projectFolder';

describe('projectFolder', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gmia-project-')));
  const installed = join(folder, 'node_modules/gmia');
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is the checkout from which gmia runs, wherever one works', () =>
    assert.equal(projectFolder(tmpdir()), resolve(__dirname, '../..')));

  it('is for a package the nearest folder with a .gmia or a package.json, or the working folder', () => {
    const deep = join(folder, 'studies/deep');
    mkdirSync(deep, { recursive: true });
    assert.equal(projectFolder(deep, installed), deep);
    writeFileSync(join(folder, 'package.json'), '{}');
    assert.equal(projectFolder(deep, installed), folder);
    mkdirSync(join(folder, 'studies/.gmia'));
    assert.equal(projectFolder(deep, installed), join(folder, 'studies'));
  });

  it('is never a package, such as gmia itself, whose files are for nobody to keep', () => {
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{}');
    assert.equal(projectFolder(installed, installed), folder);
    assert.deepEqual([isInstalled(), isInstalled(installed), isInstalled(folder)], [false, true, false]);
  });
});
