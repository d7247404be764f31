import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { store, storeContract } from '../../src/contract/store';
import { folderStore } from '../../src/models/store/folderStore';
import { memoryStore } from '../../src/models/store/memoryStore';
import { itHolds } from './itHolds';

describe('every store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-contract-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  itHolds(storeContract, { folderStore: folderStore(folder), memoryStore });

  it('keeps what was there before the checks, and nothing of theirs but lines of the log', async () => {
    const mine = folderStore(folder);
    mine.put('mine/a', Uint8Array.of(1));
    await store(mine);
    assert.deepEqual(readdirSync(folder), ['log.jsonl', 'mine']);
  });
});

describe('contract.store', () => {
  it('names what a store of one’s own breaks', async () => {
    const objects = new Map<string, Uint8Array>();
    await assert.rejects(
      store({
        get: key => objects.get(key),
        put: (key, content) => void objects.set(key, content),
        list: prefix =>
          [...objects]
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, { length }]) => ({ key, bytes: length, modified: new Date() })),
        delete: prefix => void objects.delete(prefix),
      }),
      (error: Error) => {
        assert.match(error.message, /^The store does not hold to its interface:\n/);
        assert.match(error.message, /whatever happens to the bytes .*: after a change of what was handed in: 9 at 0/);
        assert.match(error.message, /nothing where there is none: left after deleting one: /);
        assert.match(error.message, /lead elsewhere, .*: to get "a": accepted, wanted a RangeError/);
        assert.doesNotMatch(error.message, /gives back what was put/);
        return true;
      },
    );
  });
});
