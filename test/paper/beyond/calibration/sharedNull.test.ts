import assert from 'node:assert/strict';
import { sharedNull } from '../../../../src/paper/beyond/calibration/sharedNull';
import { sharedNullTable } from '../../../../src/paper/beyond/calibration/spreadTables';

describe('sharedNull', () => {
  it('finds both ends too full where references share their records without repeats, and mends it', async () => {
    const rates = await sharedNull({ seed: 4, sets: 6 });
    assert.equal(rates.length, 7 * 3);
    const ends = (records: string, spread: string) => {
      const { lower, upper } = rates.find(
        one => one.records === records && one.spread === spread && one.alpha === 0.1,
      )!;
      return lower.value + upper.value;
    };
    assert.ok(Math.abs(ends('fresh', 'none') - 0.2) < 0.05);
    const shared = ends('shared, without repeats', 'none');
    assert.ok(shared > 0.24, `${shared}`);
    for (const records of ['shared, without repeats', 'shared, with repeats']) {
      const [none, finite, blocks] = ['none', 'finite', 'blocks'].map(spread => ends(records, spread));
      assert.ok(finite < none && blocks < none, records);
    }
    assert.equal(sharedNullTable(rates).shape[0], 7);
  });

  it('refuses a single data set', async () => {
    await assert.rejects(sharedNull({ seed: 1, sets: 1 }), /sets to be a whole number of at least 2, got 1/);
  });
});
