import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder } from '../../../src/train/command/claimFolder';

describe('claimFolder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-claim-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives a folder to one at a time, and others one beside it', () => {
    const wanted = join(folder, 'a');
    const first = claimFolder(wanted);
    const second = claimFolder(wanted);
    assert.equal(first.path, wanted);
    assert.match(second.path, /a\.\w+$/);
    assert.ok(existsSync(second.path));
    first.release();
    assert.equal(claimFolder(wanted).path, wanted);
  });

  it('takes over from a process that has ended, not from one that runs or is on another machine', () => {
    const claimed = (host: string, pid: number, name: string) => {
      const wanted = join(folder, name);
      claimFolder(wanted).release();
      writeFileSync(join(wanted, 'owner'), JSON.stringify({ id: name, host, pid, since: '' }));
      return claimFolder(wanted).path === wanted;
    };
    assert.equal(claimed(hostname(), process.ppid, 'parent'), false);
    assert.equal(claimed('elsewhere', process.pid, 'other machine'), false);
    assert.equal(claimed(hostname(), 2 ** 30, 'nobody'), true);
    assert.equal(claimed(hostname(), process.pid, 'the same number, used again'), true);
  });
});
