import assert from 'node:assert/strict';
import { arrowValues } from '../../../../src/data/load/arrow/arrowValues';
import { fromArrow } from '../../../../src/data/load/arrow/fromArrow';
import { lz4Frame } from '../../../../src/data/load/arrow/lz4Frame';
import { bytesOf, cellsOf, fixture, numeric, texts } from '../values/typedTable';

describe('fromArrow', () => {
  for (const file of ['types.uncompressed.feather', 'types.lz4.feather', 'types.zstd.feather', 'types.arrows'])
    it(`reads every type without loss: ${file}`, async () => {
      const found = cellsOf(await arrowValues(await bytesOf(file), 'it'));
      assert.deepEqual(found.texts, texts);
      assert.deepEqual(found.numeric, numeric);
      assert.deepEqual([0, 1, 3].map(found.numbers!), [3, NaN, 2 ** 53 - 1]);
    });

  it('unpacks blocks that refer to earlier ones', async () => {
    const { rows, columns } = await arrowValues(await bytesOf('long.lz4.feather'), 'it');
    assert.equal(rows, 40_000);
    const x = columns.get('x')!;
    for (let row = 0; row < rows; row++) assert.equal(x[row], Math.floor(row / 500) / 8);
  });

  it('encodes a file, or its bytes', async () => {
    const drop = Object.keys(texts).filter(name => !['half', 'ward', 'grade'].includes(name));
    const data = await fromArrow(fixture('types.lz4.feather'), { label: 'grade', drop });
    const same = await fromArrow(await bytesOf('types.arrows'), { label: 'grade', drop });
    assert.deepEqual([data.name, same.name], ['types.lz4', 'arrow']);
    assert.deepEqual(same.features, data.features);
    const { half, ward } = Object.fromEntries(data.columns.map(column => [column.name, column]));
    assert.deepEqual([half.low, half.high, ward.categories], [-0.25, 1.5, ['?', 'a', 'b']]);
  });

  it('refuses other files, and damaged ones', async () => {
    const refused = (from: string | Uint8Array, message: RegExp, name = 'DataFileError') =>
      assert.rejects(fromArrow(from, { label: 'y' }), { name, message });
    await refused(fixture('mixed.csv'), /Could not read mixed\.csv/);
    await refused('no-such.feather', /file at .*no-such\.feather, found none/);
    await refused('http://127.0.0.1/x.feather', /Nothing is fetched/, 'RangeError');
    await refused(undefined as never, /the path of a file, got undefined/, 'RangeError');
    const whole = await bytesOf('types.uncompressed.feather');
    await refused(whole.subarray(0, 1000), /Could not read the bytes/);
  });
});

describe('lz4Frame', () => {
  it('refuses what is damaged, and never reads beyond it', () => {
    // "abc", five letters from three before, and "!", in one block.
    const block = [0x31, 97, 98, 99, 3, 0, 0x10, 33];
    const frame = [4, 34, 77, 24, 0x60, 0x40, 0x82, block.length, 0, 0, 0, ...block, 0, 0, 0, 0];
    assert.equal(Buffer.from(lz4Frame(Uint8Array.from(frame))).toString(), 'abcabcab!');
    for (let at = 0; at < frame.length; at++) assert.throws(() => lz4Frame(Uint8Array.from(frame.slice(0, at))));
    const farther = [...frame];
    farther[15] = 4; // refers to before the beginning
    assert.throws(() => lz4Frame(Uint8Array.from(farther)), /damaged/);
  });
});
