import assert from 'node:assert/strict';
import { duration, formatCell, formatInterval, minuteOf, percent, percentInterval } from '../../src/core/format';

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
    [0.04999999, '<0.05'],
    [0.0500001, '0.0500001'],
    [0.05000001, '>0.05'],
    [0.049999, '0.049999'],
    [0.050004, '0.050004'],
    [0.01 + 1e-17, '0.01'],
    [0.1 + 0.2, '0.3'],
    [0.99999, '0.99999'],
    [0.99999999, '<1'],
    [-0.99999999, '>-1'],
    [1 - 1e-15, '1'],
    [9.99999999e-5, '<0.0001'],
    [9.9996e-5, '9.9996e-5'],
    [0.00999996, '0.00999996'],
    [1.00001, '1'],
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
  it('reaches neither 0 nor 1 where the share does not', () => {
    assert.deepEqual(
      [percent(0.99999), percent(0.9996, 0), percent(0.0004), percent(1e-20), percent(1 - 1e-16), percent(0.9994)],
      ['>99.9 %', '>99 %', '<0.1 %', '<0.1 %', '100.0 %', '99.9 %'],
    );
    assert.equal(percentInterval({ value: 0.5, low: 0.0001, high: 0.9999 }), '50.0 % [<0.1, >99.9]');
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

describe('formatInterval', () => {
  it('shows two digits of the width, and no end of a share on 0 or 1 that is beside it', () => {
    assert.deepEqual(formatInterval(0.41234, 0.43712), ['0.412', '0.437']);
    assert.deepEqual(formatInterval(0, 1), ['0.00', '1.00']);
    assert.deepEqual(formatInterval(0.0004, 0.9996), ['<0.01', '>0.99']);
    assert.deepEqual(formatInterval(7.2, 22.4), ['7', '22']);
    assert.deepEqual(formatInterval(-0.001, 0.5), ['-0.00', '0.50']);
  });
});

describe('minuteOf', () => {
  it('is a date to the minute, in UTC', () =>
    assert.equal(minuteOf(new Date('2026-11-30T19:05:59.9+01:00')), '2026-11-30 18:05'));
});
