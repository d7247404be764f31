import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStore } from '../../../../src/models/store/memoryStore';
import { folderRemote } from '../../../../src/models/store/remote/folderRemote';

describe('folderRemote', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gmia-remote-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const one = (key = 'a/b') => {
    const store = memoryStore();
    store.put(key, Uint8Array.of(1));
    return store;
  };

  it('has its objects as a store on disk has them, and may be one', async () => {
    await folderRemote(folder).push('', one());
    assert.deepEqual([readdirSync(folder), readdirSync(join(folder, 'a'))], [['a'], ['b']]);
  });

  it('is not made: a disk may not be mounted', async () => {
    const remote = folderRemote(join(folder, 'none'));
    writeFileSync(join(folder, 'file'), '');
    for (const way of ['pull', 'push'] as const) {
      await assert.rejects(remote[way]('', one()), {
        name: 'RemoteError',
        message: /^The folder .*none cannot be read \(ENOENT.*Make it, or mount the disk that it is on\.$/,
      });
      await assert.rejects(folderRemote(join(folder, 'file'))[way]('', one()), /cannot be read \(ENOTDIR/);
    }
    assert.deepEqual(readdirSync(folder), ['file']);
  });

  it('does not try again what does not pass', async () => {
    // It would wait for longer than a test may.
    mkdirSync(join(folder, 'a/b'), { recursive: true }); // in the place of an object
    await assert.rejects(folderRemote(folder).push('', one(), { retries: 5, pause: 100 }), /EISDIR|EEXIST|ENOTEMPTY/);
    assert.deepEqual(readdirSync(join(folder, 'a')), ['b'], 'nothing half written is left');
  });

  it('says that it can only be read', async function () {
    if (process.getuid?.() === 0) this.skip(); // root may write everywhere
    chmodSync(folder, 0o555);
    await assert.rejects(folderRemote(folder).push('', one()), /EACCES/);
    chmodSync(folder, 0o755);
  });

  it('removes what a killed push has left long ago, and nothing else', async () => {
    mkdirSync(join(folder, 'a'));
    for (const name of ['old.tmp', 'new.tmp', 'old']) writeFileSync(join(folder, 'a', name), '');
    for (const name of ['old.tmp', 'old']) utimesSync(join(folder, 'a', name), 0, 0);
    await folderRemote(folder).pull('', memoryStore());
    assert.deepEqual(readdirSync(join(folder, 'a')), ['new.tmp', 'old', 'old.tmp']);
    await folderRemote(folder).push('', one());
    assert.deepEqual(readdirSync(join(folder, 'a')), ['b', 'new.tmp', 'old']);
  });

  it('is in the home of the user where its path begins with ~', () => {
    assert.equal(folderRemote('~/models').name, join(homedir(), 'models'));
    assert.throws(() => folderRemote('~eve/models'), /Expected the folder of a remote to be a path/);
  });
});
