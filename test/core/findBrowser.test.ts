import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../src/core/findBrowser';

describe('findBrowser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-browser-'));
  const program = join(folder, 'chromium');
  before(() => {
    writeFileSync(program, '');
    chmodSync(program, 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('finds one in PATH', () => assert.equal(findBrowser({ PATH: folder }), program));

  it('takes what CHROME_PATH names, and no other where that is not there', () => {
    assert.equal(findBrowser({ CHROME_PATH: program, PATH: '' }), program);
    assert.equal(findBrowser({ CHROME_PATH: join(folder, 'nothing'), PATH: folder }), undefined);
  });
});
