import assert from 'node:assert/strict';
import { fromParquet } from '../../../../src/data/load/parquet/fromParquet';
import { parquetValues } from '../../../../src/data/load/parquet/parquetValues';
import { bytesOf, cellsOf, fixture, numeric, texts } from '../values/typedTable';

describe('fromParquet', () => {
  for (const compression of ['none', 'snappy'])
    it(`reads every type without loss: ${compression}`, async () => {
      const { buffer } = new Uint8Array(await bytesOf(`types.${compression}.parquet`));
      const found = cellsOf(await parquetValues(buffer as never, 'it'));
      assert.deepEqual(found.texts, texts);
      assert.deepEqual(found.numeric, numeric);
      assert.deepEqual([0, 1, 3].map(found.numbers!), [3, NaN, 2 ** 53 - 1]);
    });

  it('encodes the columns', async () => {
    const drop = Object.keys(texts).filter(name => !['half', 'ward', 'grade'].includes(name));
    const data = await fromParquet(fixture('types.snappy.parquet'), { label: 'grade', drop });
    assert.equal(data.name, 'types.snappy');
    assert.deepEqual(data.classes, ['u', 'v']);
    const { half, ward } = Object.fromEntries(data.columns.map(column => [column.name, column]));
    assert.deepEqual([half.low, half.high, ward.categories], [-0.25, 1.5, ['?', 'a', 'b']]);
  });

  it('refuses other files', async () => {
    const refused = (path: string, message: RegExp, name = 'DataFileError') =>
      assert.rejects(fromParquet(path, { label: 'y' }), { name, message });
    await refused(fixture('mixed.csv'), /Could not read mixed\.csv/);
    await refused('no-such.parquet', /file at .*no-such\.parquet, found none/);
    await refused('http://127.0.0.1/x.parquet', /Nothing is fetched/, 'RangeError');
  });
});
