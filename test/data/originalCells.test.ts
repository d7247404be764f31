import assert from 'node:assert/strict';
import { join } from 'node:path';
import { encode } from '../../src/data/encode/encode';
import { fromCsv } from '../../src/data/load/fromCsv';
import { loadCancer } from '../../src/data/load/loadCancer';
import { originalCells } from '../../src/data/originalCells';
import { Records } from '../../src/data/records';
import { drawRecords } from '../../src/display/pictures/drawRecords';
import { columnOfTexts } from './columnOfTexts';
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
    const data = await fromCsv(join(__dirname, 'fixtures/mixed.csv'), { label: 'grade', id: 'id' });
    assert.deepEqual(Object.fromEntries(originalCells(new Records(data, [3, 2, 1]))), {
      age: [18, 45, null],
      city: ['Paris, Texas', null, 'Rome'],
      smokes: ['false', 'true', 'false'],
      income: [0, null, -300],
    });
    const [row] = drawRecords(new Records(data, [2])) as object[];
    assert.deepEqual(row, {
      record: 2,
      place: 'line 4',
      id: '3',
      class: 'b',
      age: 45,
      city: null,
      smokes: 'true',
      income: null,
    });
  });

  it('takes a question mark for a category where it stands for no missing value', async () => {
    const table = { source: 'mine', columns: [], records: 3, place: (i: number) => `row ${i}`, notes: [] };
    const texts = { x: ['?', 'NA', 'b'], y: ['1', '2', 'NA'], class: ['p', 'q', 'p'] };
    const columns = Object.entries(texts).map(([name, cells]) => columnOfTexts(name, cells));
    const data = encode({ ...table, columns }, { label: 'class', missing: ['NA'] });
    assert.deepEqual(originalCells(new Records(data, [0, 1, 2])), [
      ['x', ['?', null, 'b']],
      ['y', [1, 2, null]],
    ]);
  });

  it('has dates as dates, with a time of day where they have one', () => {
    const table = { source: 'mine', records: 3, place: (i: number) => `row ${i}`, notes: [] };
    const texts = {
      day: ['31.12.2020', '1.2.1999', 'NA'],
      seen: ['2020-12-31 23:59', '2020-12-30', '2021-01-01 07:05'],
      class: ['p', 'q', 'p'],
    };
    const columns = Object.entries(texts).map(([name, cells]) => columnOfTexts(name, cells));
    const data = encode({ ...table, columns }, { label: 'class', dates: { day: 'days', seen: 'days' } });
    assert.deepEqual(originalCells(new Records(data, [0, 1, 2])), [
      ['day', ['2020-12-31', '1999-02-01', null]],
      ['seen', ['2020-12-31 23:59', '2020-12-30', '2021-01-01 07:05']],
    ]);
  });

  it('tells the sixteen missing numbers of the breast cancer data', async () => {
    const cancer = await loadCancer();
    const all = originalCells(new Records(cancer, [...cancer.labels.keys()]));
    const missing = all.map(([name, cells]) => [name, cells.filter(cell => cell === null).length]);
    assert.deepEqual(
      missing.filter(([, count]) => count !== 0),
      [['bare nuclei', 16]],
    );
    assert.equal(cancer.place, undefined);
  });
});
