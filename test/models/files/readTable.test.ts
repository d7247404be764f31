import assert from 'node:assert/strict';
import type { LongTable } from '../../../src/models/files/longTable';
import { readCsv } from '../../../src/models/files/readCsv';
import { readParquet } from '../../../src/models/files/readParquet';
import { asHeld, content, held } from './held';

const text = (values: ArrayLike<unknown>) => Array.from(values, value => String(value).toLowerCase());

describe('tables in long form', () => {
  for (const compression of ['snappy', 'gzip', 'zstd', 'none'])
    it(`are read from .parquet as pandas holds them: ${compression}`, async () => {
      const { columns, rows } = await readParquet(content(`long.${compression}.parquet`), 'long');
      assert.deepEqual([...columns.keys()], Object.keys(held.table));
      for (const [name, values] of columns) {
        assert.equal(values.length, rows);
        if (name === 'id') assert.deepEqual(text(values), held.table.id);
        else assert.deepEqual(asHeld(values as never), asHeld(held.table[name]));
      }
    });

  it('are read from .csv as text', () => {
    const table: LongTable = readCsv(content('long.csv'), 'long.csv');
    assert.deepEqual([...table.columns.keys()], Object.keys(held.table));
    for (const name of ['kind', 'model', 'id', 'label', 'member', 'loss'])
      assert.deepEqual(text(table.columns.get(name)!), text(held.table[name]));
    assert.equal(table.place(0), 'line 2');
  });

  it('are refused where they are damaged', async () => {
    const whole = content('long.snappy.parquet');
    for (const wrong of [whole.subarray(0, -9), whole.subarray(0, 40), content('f32.npy'), Buffer.alloc(0)])
      await assert.rejects(readParquet(wrong, 'it.parquet'), {
        name: 'DataFileError',
        message: /Could not read it\.parquet: .*to_parquet/,
      });
    assert.throws(() => readCsv(Buffer.from('model,record\n0'), 'it.csv'), /it\.csv/);
  });
});
