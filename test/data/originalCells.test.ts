import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fromCsv } from '../../src/data/load/fromCsv';
import { originalCells } from '../../src/data/originalCells';
import { Records } from '../../src/data/records';
import { known, oddDataset, oddNames } from './oddDataset';

describe('originalCells', () => {
  it('has the columns in their order, whatever they are called, and null where the source had nothing', () => {
    const cells = originalCells(new Records(oddDataset(known), [3, 0]));
    assert.deepEqual(
      cells.map(([name]) => name),
      oddNames,
    );
    assert.deepEqual(
      cells.map(([, [last]]) => last),
      [30, 31, null, 33, 34, 35, 36, 37, 38, 'toString'],
    );
    assert.deepEqual(
      cells.map(([, [, first]]) => first),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, null],
    );
  });

  it('gives back what a file says', async () => {
    const data = await fromCsv(join(__dirname, 'fixtures/mixed.csv'), { label: 'grade', drop: ['id'] });
    assert.deepEqual(Object.fromEntries(originalCells(new Records(data, [3, 2]))), {
      age: [18, 45],
      city: ['Paris, Texas', null],
      smokes: ['false', 'true'],
      income: [0, 980],
    });
  });
});
