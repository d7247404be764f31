import assert from 'node:assert/strict';
import { makeToy } from '../../../src/data/load/makeToy';
import { Records } from '../../../src/data/records';
import { checkMembers, membersOf } from '../../../src/models/asked/membersOf';

const dataset = makeToy({ records: 4 });
const records = new Records(dataset, [3, 0]);

describe('membersOf', () => {
  it('finds records among those of the data set, or asks about them', () => {
    const known = [1, 0, 0, 0, 0, 0, 0, 1];
    checkMembers(known, dataset, 2);
    assert.deepEqual([...membersOf(known, records, 2)], [0, 1, 1, 0]);
    const asked = ({ indices }: Records) => [...indices, ...indices].map(index => Number(index === 3));
    checkMembers(asked, dataset, 2);
    assert.deepEqual([...membersOf(asked, records, 2)], [1, 0, 1, 0]);
  });

  it('refuses another number of values', () => {
    assert.throws(() => checkMembers([1], dataset, 2), /members for 2 models × 4 records, got "1 values"/);
    assert.throws(() => membersOf(() => [1], records, 2), /members for 2 models × 2 records, got "1 values"/);
  });
});
