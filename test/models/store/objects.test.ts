import assert from 'node:assert/strict';
import { memoryStore } from '../../../src/models/store/memoryStore';
import { checkStore, type Store } from '../../../src/models/store/objects';

describe('a store of objects', () => {
  it('is told from what is none', () => {
    const store = memoryStore();
    assert.equal(checkStore(store), store);
    const { delete: _, ...less } = memoryStore();
    assert.throws(() => checkStore(less as Store), {
      name: 'RangeError',
      message: 'Expected store to be true, false or a Store, got "one without delete()". See folderStore(path).',
    });
    assert.throws(() => checkStore('/tmp' as unknown as Store), /one without get\(\)/);
  });
});
