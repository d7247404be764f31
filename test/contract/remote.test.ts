import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remote, remoteContract } from '../../src/contract/remote';
import { folderStore } from '../../src/models/store/folderStore';
import { folderRemote } from '../../src/models/store/remote/folderRemote';
import { itHolds } from './itHolds';

describe('every remote', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-contract-'));
  const one = join(folder, 'one');
  mkdirSync(one);
  after(() => rmSync(folder, { recursive: true, force: true }));
  // Buckets of a real server: test/models/store/remote/s3/s3Remote.release.ts
  itHolds(remoteContract, { folderRemote: folderRemote(one) });

  it('keeps what was there before the checks, and theirs in a group of its own', async () => {
    const mine = folderStore(join(folder, 'two'));
    mine.put('mine/a', Uint8Array.of(1));
    await remote(folderRemote(mine.path));
    assert.deepEqual(readdirSync(mine.path), ['contract-of-gmia', 'mine']);
    assert.deepEqual([...mine.get('mine/a')!], [1]);
  });
});

describe('contract.remote', () => {
  it('names what a remote of one’s own breaks', async () => {
    const copy = { objects: 0, bytes: 0, there: 0, differing: [] };
    const objects = new Map<string, Uint8Array>();
    await assert.rejects(
      remote({
        name: 'a shelf',
        push: async (prefix, from) => {
          for (const { key } of from.list(prefix)) objects.set(key, from.get(key)!);
          return copy;
        },
        pull: async (prefix, into) => {
          for (const [key, content] of objects) if (key.startsWith(prefix)) into.put(key, content);
          return copy;
        },
      }),
      (error: Error) => {
        assert.match(error.message, /^The remote does not hold to its interface:\n/);
        assert.match(error.message, /counts it: taken there: 0,0,0,0, wanted 3,100003,0,0/);
        assert.match(error.message, /leaves what is there as it is, .*: push: , wanted contract-of-gmia\//);
        assert.match(error.message, /keeps the warnings of all, each once: of both: /);
        assert.match(error.message, /leaves out what is damaged, .*: a damaged object: accepted/);
        assert.match(error.message, /stops at a signal, .*: a push that is stopped: accepted/);
        assert.match(error.message, /refuses prefixes that lead elsewhere: to pull "\/": accepted/);
        return true;
      },
    );
  });
});
