import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { keptLogits } from '../../src/models/keptLogits';
import type { Logits } from '../../src/models/logits';

describe('keptLogits', () => {
  const dataset = makeToy({ records: 20 });
  /** Two models whose logits say which model, record and class they are of. */
  const kept = (...indices: number[]): [Records, Logits] => [
    new Records(dataset, indices),
    {
      values: Float32Array.from([0, 1].flatMap(m => indices.flatMap(r => [0, 1].map(c => 100 * m + 2 * r + c / 2)))),
      models: 2,
      records: indices.length,
      classes: 2,
    },
  ];
  const sets = [kept(3, 1, 4), kept(5, 9, 2, 6)];

  it('are taken from whichever set has the record, in the order that is wanted', () => {
    const { values, ...sizes } = keptLogits(sets, new Records(dataset, [9, 4, 4]));
    assert.deepEqual(sizes, { models: 2, records: 3, classes: 2 });
    assert.deepEqual([...values], [18, 18.5, 8, 8.5, 8, 8.5, 118, 118.5, 108, 108.5, 108, 108.5]);
  });

  it('are an error for records that no set has', () =>
    assert.throws(() => keptLogits(sets, new Records(dataset, [3, 0])), {
      name: 'RangeError',
      message: /^Expected records of split\.pool or split\.adversary .*, got "record 0"\.$/,
    }));
});
