import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectRows } from '../../../src/command/pages/results';
import { reportNumbers } from '../../../src/paper/report/reportNumbers';
import { clusteredShare } from '../../../src/stats/interval/clusteredShare';
import { meanInterval } from '../../../src/stats/interval/meanInterval';

describe('reportNumbers', () => {
  let out: string;
  const kept = process.env.GMIA_OUT;
  beforeEach(() => {
    process.env.GMIA_OUT = out = mkdtempSync(join(tmpdir(), 'gmia-numbers-'));
  });
  afterEach(() => {
    if (kept === undefined) delete process.env.GMIA_OUT;
    else process.env.GMIA_OUT = kept;
    rmSync(out, { recursive: true });
  });

  it('hands over numbers, shares and estimates as rows that a report reads', () => {
    const share = clusteredShare(Uint8Array.of(1, 0, 1, 1), Uint8Array.of(1, 1, 1, 1), 2);
    const { mean } = meanInterval([1, 2, 3]);
    reportNumbers({ share, mean, count: 12, none: null, empty: { value: null, low: 0, high: 1 } });
    const base = { exhibit: 'numbers', setting: '', paper: null };
    const named = (metric: string, fields: object) => ({ ...base, metric, measure: metric, ...fields });
    assert.deepEqual(collectRows(out), [
      named('share', { ours: 0.75, low: share.low, high: share.high, n: 4 }),
      named('mean', { ours: 2, low: mean.low, high: mean.high }),
      named('count', { ours: 12 }),
      named('none', { ours: null }),
      named('empty', { ours: null }),
    ]);
  });

  it('adds to what was handed over, and replaces what has the same name', () => {
    reportNumbers({ a: 1, b: 2 });
    reportNumbers({ b: 3, c: 4 });
    reportNumbers({ a: 5 }, 'others');
    assert.deepEqual(
      collectRows(out).map(({ exhibit, metric, ours }) => [exhibit, metric, ours]),
      [
        ['numbers', 'a', 1],
        ['numbers', 'b', 3],
        ['numbers', 'c', 4],
        ['others', 'a', 5],
      ],
    );
  });

  it('does nothing where no report is made', () => {
    delete process.env.GMIA_OUT;
    assert.equal(reportNumbers({ a: 1 }), undefined);
    assert.throws(() => readFileSync(join(out, 'rows', 'numbers.json')), { code: 'ENOENT' });
  });

  for (const [what, numbers, message] of [
    ['a list', [1], /numbers to be an object/],
    ['a promise', Promise.resolve({ a: 1 }), /numbers to be an object.*await/],
    ['a text', { a: '1' }, /a to be a number, null, or \{ value, low, high \}, got "1"/],
    ['infinity', { a: Infinity }, /a to be a number/],
    ['an interval without a value', { a: { low: 0, high: 1 } }, /a to be a number, null, or/],
    ['an end that is none', { a: { value: 1, low: NaN, high: 1 } }, /a\.low to be a number/],
    ['ends the wrong way round', { a: { value: 1, low: 2, high: 1 } }, /a\.low not above high, got "2 and 1"/],
  ] as [string, never, RegExp][])
    it(`refuses ${what}`, () => assert.throws(() => reportNumbers(numbers), { name: 'RangeError', message }));

  it('refuses a name that is no file', () =>
    assert.throws(() => reportNumbers({ a: 1 }, '../a'), { name: 'RangeError', message: /name of letters/ }));
});
