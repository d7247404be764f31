import assert from 'node:assert/strict';
import { AttackSplit } from '../../src/data/attackSplit';
import { recordName, recordNameAt } from '../../src/data/recordName';
import { Records } from '../../src/data/records';
import { recordedModels } from '../../src/models/recorded';
import { known, oddDataset } from './oddDataset';

describe('recordName', () => {
  const names = ({ ids, place } = known) => recordName(oddDataset({ ids, place }), 3);
  it('has the index, and what else is known', () => {
    assert.equal(recordName(oddDataset(), 3), 'record 3');
    assert.equal(names({ ids: known.ids }), 'record 3 ("d")');
    assert.equal(names({ place: known.place }), 'record 3 (line 5)');
    assert.equal(names(), 'record 3 ("d", line 5)');
  });
  it('is that of a position among records, or the position of records unknown', () => {
    assert.equal(recordNameAt(new Records(oddDataset(known), [2, 3]), 1), 'record 3 ("d", line 5)');
    assert.equal(recordNameAt(undefined, 1), 'record 1');
  });
  it('is in errors about a record', () => {
    const dataset = oddDataset(known);
    const [all, some] = [new Records(dataset, [0, 1, 2, 3]), new Records(dataset, [0, 1])];
    const answers = { kind: 'losses', values: new Float64Array(2), models: 1, records: 2, classes: 2 } as const;
    assert.throws(
      () => recordedModels(answers, some, { name: 'mine' }).about(all, 'losses'),
      /records that mine were asked about, got "record 2 \(\\"c\\", line 4\)"/,
    );
    assert.throws(
      () => new AttackSplit({ dataset, pool: [0, 1], adversary: [1, 2] }),
      /at most once in pool and adversary, got "record 1 \(\\"b\\", line 3\) twice"/,
    );
  });
});
