import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fieldsOf } from '../../src/data/fieldsOf';
import { fromCsv } from '../../src/data/load/fromCsv';
import { loadCancer } from '../../src/data/load/loadCancer';
import { Records } from '../../src/data/records';

describe('fieldsOf', () => {
  it('gives back what the source said, and what stood in for missing values', async () => {
    const data = await fromCsv(join(__dirname, 'fixtures/mixed.csv'), { label: 'grade', drop: ['id'] });
    assert.deepEqual(fieldsOf(new Records(data, [3, 1, 0, 2])), [
      { age: 18, city: 'Paris, Texas', smokes: 'false', income: 0 },
      { age: 31, city: 'Rome', smokes: 'false', income: -300 },
      { age: 31, city: 'Oslo', smokes: 'true', income: 1200.5 },
      { age: 45, city: '?', smokes: 'true', income: 980 },
    ]);
  });

  it('is the same for scaled and for raw numbers', async () => {
    const [scaled, raw] = [await loadCancer(), await loadCancer({ raw: true })];
    const all = (data: typeof raw) =>
      fieldsOf(
        new Records(
          data,
          data.labels.map((_, i) => i),
        ),
      );
    assert.deepEqual(all(scaled), all(raw));
    assert.ok(
      all(raw).every(fields =>
        Object.values(fields).every(value => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 10),
      ),
    );
  });

  it('is empty for no record', async () => assert.deepEqual(fieldsOf(new Records(await loadCancer(), [])), []));
});
