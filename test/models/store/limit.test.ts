import assert from 'node:assert/strict';
import { inventory } from '../../../src/models/store/inventory';
import { keepWithinLimit, storeLimit } from '../../../src/models/store/limit';
import { temporaryStore } from '../temporaryStore';
import { namesIn, storeEnsemble } from './storeEnsemble';

describe('limit of the store', () => {
  temporaryStore();
  const kept = process.env.GMIA_STORE_LIMIT;
  afterEach(() => {
    if (kept === undefined) delete process.env.GMIA_STORE_LIMIT;
    else process.env.GMIA_STORE_LIMIT = kept;
  });

  /** Six series, the first used longest ago. */
  const six = () => [6, 5, 4, 3, 2, 0].map(hours => storeEnsemble({ seed: hours }, { hours }));

  it('is GMIA_STORE_LIMIT, and none by default', () => {
    delete process.env.GMIA_STORE_LIMIT;
    assert.equal(storeLimit(), Infinity);
    process.env.GMIA_STORE_LIMIT = '';
    assert.equal(storeLimit(), Infinity);
    process.env.GMIA_STORE_LIMIT = '20 GB';
    assert.equal(storeLimit(), 20e9);
    process.env.GMIA_STORE_LIMIT = 'a lot';
    assert.throws(storeLimit, /Expected GMIA_STORE_LIMIT to be a size such as 20GB or 500MB, got "a lot"/);
    assert.throws(() => keepWithinLimit(), RangeError);
  });

  it('removes what was used longest ago, and no more than it must', () => {
    const ids = six();
    const each = inventory()[0].bytes;
    assert.deepEqual(keepWithinLimit({ limit: 6 * each }), []);
    assert.deepEqual(
      keepWithinLimit({ limit: 5.5 * each }).map(({ id }) => id),
      [ids[0]],
    );
    assert.deepEqual(
      keepWithinLimit({ limit: 3 * each }).map(({ id }) => id),
      ids.slice(1, 3),
    );
    assert.deepEqual(namesIn(), ids.slice(3).sort());
    delete process.env.GMIA_STORE_LIMIT;
    assert.deepEqual(keepWithinLimit(), []);
  });

  it('keeps what is in use, and what another process may be working on', () => {
    const ids = six();
    const inUse = [ids[1]];
    process.env.GMIA_STORE_LIMIT = '1B';
    assert.deepEqual(
      keepWithinLimit({ inUse }).map(({ id }) => id),
      [ids[0], ...ids.slice(2, 5)],
    );
    assert.deepEqual(namesIn(), [ids[1], ids[5]].sort());
    assert.deepEqual(
      keepWithinLimit({ spare: 0 }).map(({ id }) => id),
      [ids[1], ids[5]],
    );
    assert.deepEqual(namesIn(), []);
  });
});
