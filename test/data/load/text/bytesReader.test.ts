import assert from 'node:assert/strict';
import { readText } from './textTable';

const german = 'name;größe;y\nJörg;1,8;a\nZoë;1,7;b\n';
const utf16 = (bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${german}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const cells = [
  ['Jörg', '1,8', 'a'],
  ['Zoë', '1,7', 'b'],
];

describe('BytesReader', () => {
  it('reads UTF-8 whose letters are cut by pieces, with and without a mark', () => {
    for (const piece of [1, 2, 3, 5, 1000])
      for (const text of [german, `\uFEFF${german}`]) {
        const { names, cells: found } = readText(text, {}, piece);
        assert.deepEqual(names, ['name', 'größe', 'y']);
        assert.deepEqual(found, cells);
      }
    assert.deepEqual(readText('x,y\n💉 é,ß\n', {}, 1).cells, [['💉 é', 'ß']]);
  });

  it('reads UTF-16 by its mark, with a note, or as the option says', () => {
    for (const bigEndian of [false, true]) {
      const marked = readText(utf16(bigEndian, true));
      assert.deepEqual(marked.cells, cells);
      assert.match(marked.notes[0], bigEndian ? /it\.csv is read as UTF-16BE/ : /it\.csv is read as UTF-16LE/);
      const told = readText(utf16(bigEndian, false), { encoding: bigEndian ? 'utf-16be' : 'utf-16le' });
      assert.deepEqual([told.cells, told.names], [cells, marked.names]);
    }
  });

  it('reads latin1 where the option says so, and names line, byte and option where it does not', () => {
    const latin1 = Buffer.from(german, 'latin1');
    assert.deepEqual(readText(latin1, { encoding: 'latin1' }).cells, cells);
    for (const piece of [1, 4, 1000])
      assert.throws(() => readText(latin1.subarray(13), {}, piece), {
        name: 'RangeError',
        message:
          /UTF-8 in line 1 of it\.csv, got "the byte f6"\. Read as latin1 it says "Jörg;1,8;a".*encoding: 'latin1'/,
      });
    assert.throws(() => readText(latin1.subarray(0, 12)), /line 1 of it\.csv, got "the byte f6"/);
  });

  it('refuses bytes 0, and guesses at UTF-16 without a mark', () => {
    assert.throws(() => readText(utf16(false, false)), /byte 0.*`encoding: 'utf-16le'`/);
    assert.throws(() => readText(utf16(true, false)), /byte 0.*`encoding: 'utf-16be'`/);
    assert.throws(() => readText('x,y\n1,a\n2,\0\n'), /text in line 3 of it\.csv, got "a byte 0"/);
  });

  it('refuses text that is cut in a letter, and UTF-16 that is cut in half', () => {
    assert.throws(() => readText(Buffer.from('x,y\n1,é').subarray(0, -1)), /UTF-8 in line 2/);
    assert.throws(() => readText(utf16(false, true).subarray(0, -1)), /encoding utf-16le in it\.csv/);
  });

  it('says what a file is that is no text', () => {
    const starts: [string | number[], RegExp][] = [
      ['PAR1....', /Parquet file.*fromParquet/],
      ['ARROW1..', /Arrow.*fromArrow/],
      ['PK\x03\x04....', /Excel \(\.xlsx\)/],
      [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], /\.xls\)/],
      ['%PDF-1.7', /a PDF/],
      [[0xff, 0xfe, 0, 0, 65, 0, 0, 0], /UTF-32/],
      [[0x28, 0xb5, 0x2f, 0xfd, 1], /zstd.*Unpack/],
    ];
    for (const [start, message] of starts)
      for (const piece of [1, 100])
        assert.throws(() => readText(Buffer.from(start as never), {}, piece), { name: 'RangeError', message });
  });

  it('refuses other options', () => {
    const wrong: [object, RegExp][] = [
      [{ encoding: 'klingon' }, /encoding to be one that TextDecoder knows.*klingon/],
      [{ header: 'x' }, /header to be/],
      [{ header: [] }, /header to be/],
      [{ delimiter: '' }, /delimiter to be/],
      [{ delimiter: '"' }, /delimiter to be/],
      [{ quote: "'" }, /quote to be true or false/],
      [{ comment: true }, /comment to be/],
      [{ comment: ' ' }, /comment to be/],
      [{ skip: -1 }, /skip to be a whole number/],
    ];
    for (const [options, message] of wrong)
      assert.throws(() => readText('x,y\n1,a\n', options), { name: 'RangeError', message });
  });
});
