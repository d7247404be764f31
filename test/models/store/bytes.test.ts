import assert from 'node:assert/strict';
import { bytesText, parseBytes } from '../../../src/models/store/bytes';

describe('sizes', () => {
  it('are written as people read them', () => {
    const texts: [bytes: number, text: string][] = [
      [0, '0 B'],
      [1, '1 B'],
      [512, '512 B'],
      [999, '999 B'],
      [1000, '1.0 kB'],
      [3441, '3.4 kB'],
      [9949, '9.9 kB'],
      [9950, '10 kB'],
      [999_499, '999 kB'],
      [1e6, '1.0 MB'],
      [20e9, '20 GB'],
      [1.5e12, '1.5 TB'],
      [5e15, '5000 TB'],
    ];
    for (const [bytes, text] of texts) assert.equal(bytesText(bytes), text);
  });

  it('are read with and without a space, in any case, with a fraction', () => {
    const sizes: [text: string, bytes: number][] = [
      ['20GB', 20e9],
      ['500 MB', 500e6],
      ['1.5 tb', 1.5e12],
      [' 7kb ', 7000],
      ['12 B', 12],
      ['0GB', 0],
    ];
    for (const [text, bytes] of sizes) assert.equal(parseBytes('SIZE', text), bytes);
  });

  it('that mean nothing are refused', () => {
    for (const text of ['', 'GB', '20', '20 GiB', '-5GB', '1e3 MB', '1,5 GB', '20GB or so'])
      assert.throws(() => parseBytes('GMIA_STORE_LIMIT', text), {
        name: 'RangeError',
        message: `Expected GMIA_STORE_LIMIT to be a size such as 20GB or 500MB, got ${JSON.stringify(text)}.`,
      });
  });
});
