import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '../../../src/models/store/folderStore';
import { memoryStore } from '../../../src/models/store/memoryStore';
import { checkStore, type Store } from '../../../src/models/store/objects';

let folder: string;
const stores: Record<string, () => Store> = { folderStore: () => folderStore(folder), memoryStore };

describe('a store of objects', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-objects-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const bytes = (...values: number[]) => Uint8Array.from(values);
  const keys = (store: Store, prefix = '') =>
    store
      .list(prefix)
      .map(({ key }) => key)
      .sort();

  for (const [name, open] of Object.entries(stores))
    describe(name, () => {
      it('gives back what was put there last, whatever happens to the bytes that were handed in', () => {
        const store = open();
        assert.equal(store.get('a/b'), undefined);
        const content = bytes(1, 2);
        store.put('a/b', content);
        content[0] = 9;
        assert.deepEqual(Uint8Array.from(store.get('a/b')!), bytes(1, 2));
        store.get('a/b')![0] = 9;
        assert.deepEqual(Uint8Array.from(store.get('a/b')!), bytes(1, 2));
        store.put('a/b', bytes());
        assert.deepEqual(Uint8Array.from(store.get('a/b')!), bytes());
      });

      it('lists what begins so, with size and date', () => {
        const store = open();
        const before = Date.now();
        for (const key of ['a/1', 'a/12', 'ab/1.x', 'b/1']) store.put(key, bytes(1, 2, 3));
        assert.deepEqual(keys(store), ['a/1', 'a/12', 'ab/1.x', 'b/1']);
        assert.deepEqual(keys(store, 'a'), ['a/1', 'a/12', 'ab/1.x']);
        assert.deepEqual(keys(store, 'a/'), ['a/1', 'a/12']);
        assert.deepEqual(keys(store, 'a/12'), ['a/12']);
        assert.deepEqual(keys(store, 'c/'), []);
        const [one] = store.list('b/');
        assert.equal(one.bytes, 3);
        assert.ok(Math.abs(one.modified.getTime() - before) < 5000);
      });

      it('deletes what begins so, and nothing where there is none', () => {
        const store = open();
        for (const key of ['a/1', 'a/12', 'ab/1', 'b/1']) store.put(key, bytes(1));
        store.delete('a/12');
        store.delete('a/12');
        assert.deepEqual(keys(store), ['a/1', 'ab/1', 'b/1']);
        store.delete('a/');
        assert.deepEqual(keys(store), ['ab/1', 'b/1']);
        store.delete('a');
        assert.deepEqual(keys(store), ['b/1']);
        store.put('a/1', bytes(1));
        assert.deepEqual(keys(store), ['a/1', 'b/1']);
      });

      it('refuses keys that lead elsewhere, and to delete everything', () => {
        const store = open();
        for (const key of ['a', '', 'a/', '/a', '../a', 'a/..', 'a/b/c', 'a/b c', '.a/b', 'a\\b/c'])
          for (const call of [() => store.get(key), () => store.put(key, bytes(1))])
            assert.throws(call, { name: 'RangeError', message: /^Expected a key such as "group\/name"/ }, key);
        for (const prefix of ['', '/', '..', '../a', 'a/../b', 'a//b'])
          assert.throws(() => store.delete(prefix), {
            name: 'RangeError',
            message: /a group, or the beginning of a key/,
          });
      });
    });

  it('is told from what is none', () => {
    assert.equal(checkStore(stores.folderStore()).path, folder);
    const { delete: _, ...less } = memoryStore();
    assert.throws(() => checkStore(less as Store), {
      name: 'RangeError',
      message: 'Expected store to be true, false or a Store, got "one without delete()". See folderStore(path).',
    });
    assert.throws(() => checkStore('/tmp' as unknown as Store), /one without get\(\)/);
  });
});
