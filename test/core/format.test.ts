import assert from 'node:assert/strict';
import { duration, formatCell, percent, percentInterval } from '../../src/core/format';

describe('formatCell', () => {
  const cases: [unknown, string][] = [
    [0, '0'],
    [-0, '0'],
    [0.1, '0.1'],
    [0.123456, '0.1235'],
    [-0.5, '-0.5'],
    [123.456, '123.5'],
    [48842, '48842'],
    [12345.678, '12346'],
    [0.0001, '0.0001'],
    [0.0000123456, '1.235e-5'],
    [2e-300, '2e-300'],
    [1e-5, '1e-5'],
    [1.5e9 + 0.5, '1.5e9'],
    [null, '–'],
    [undefined, '–'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '-∞'],
    [true, 'true'],
    ['0.10', '0.10'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [[1, 2], '[ 1, 2 ]'],
    ['x'.repeat(300), `${'x'.repeat(199)}…`],
  ];
  for (const [value, text] of cases)
    it(`writes ${typeof value} ${String(value).slice(0, 20)} as ${text.slice(0, 20)}`, () =>
      assert.equal(formatCell(value), text));
});

describe('duration', () => {
  const cases: [number, string][] = [
    [0, '0.0 s'],
    [0.44, '0.4 s'],
    [9.94, '9.9 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.6, '1:00'],
    [123, '2:03'],
    [3599.6, '1:00:00'],
    [3723, '1:02:03'],
  ];
  for (const [seconds, text] of cases)
    it(`writes ${seconds} s as ${text}`, () => assert.equal(duration(seconds), text));
});

describe('percent', () => {
  it('has as many decimals as asked for, and none of a share that there is not', () => {
    assert.deepEqual(
      [percent(0.9336), percent(0.9336, 0), percent(0, 2), percent(1), percent(null)],
      ['93.4 %', '93 %', '0.00 %', '100.0 %', '–'],
    );
  });
  it('stands before its interval', () => {
    assert.equal(percentInterval({ value: 0.9336, low: 0.91, high: 0.9523 }), '93.4 % [91.0, 95.2]');
    assert.equal(percentInterval({ value: 0.5, low: 0.25, high: 0.75 }, 2), '50.00 % [25.00, 75.00]');
    assert.equal(percentInterval({ value: null, low: 0, high: 1 }), '–');
  });
  it('refuses what is no share, and decimals that cannot be', () => {
    for (const share of ['5', undefined, true, [1]])
      assert.throws(() => percent(share as never), /^RangeError: Expected share to be a number, such as 0\.5, or null/);
    for (const digits of [-1, 0.5, 101, '1']) assert.throws(() => percent(0.5, digits as number), /Expected digits/);
    assert.throws(() => percentInterval(null as never), /Expected share to be \{ value, low, high \}, got null/);
    assert.throws(() => percentInterval({ value: 0.5, low: '0' as never, high: 1 }), /Expected low to be a number/);
  });
});
