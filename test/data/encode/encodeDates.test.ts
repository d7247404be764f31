import assert from 'node:assert/strict';
import { row } from '../../../src/core/matrix';
import { decisionOn, readText, times, withLabel } from './readText';

/** Days since 1970 of a column of dates. */
const daysOf = (cells: string[], options = {}) => [
  ...readText(withLabel({ seen: cells }), { dates: { seen: 'days' }, scale: 'none', ...options }).features.values,
];

const refuses = (cells: string[], message: RegExp, options = {}) =>
  assert.throws(() => readText(withLabel({ seen: cells }), options), { name: 'RangeError', message });

describe('dates', () => {
  it('are refused unasked, in every notation, with the option that takes them', () => {
    for (const cells of [
      times(30, i => `2021-03-${String(i + 1).padStart(2, '0')}`),
      ['2021-03-01T10:00:00Z', '2021-03-02 11:30', '2021-03-03'],
      ['31.12.2020', '1.2.2021', 'NA'],
      ['12/31/2020', '1/2/2021', '?'],
      ['31.12.20', '1.2.21', '3.4.21'],
      ['1 Jan 2020', 'Feb 3, 2021', 'Mon, 5 Apr 2021'],
      ['2020/12/31', '2021/01/01', 'soon'],
      ['2020-12', '2021-01', '2021-02'],
    ])
      refuses(cells, /"seen": ".*" in line 2 is a date\. Give `dates: \{ seen: 'days' \}`, or 'parts'/);
    assert.throws(
      () => readText(withLabel({ 'first seen': ['2020-01-01', '2020-01-02'] })),
      /\{ "first seen": 'days' \}/,
    );
  });

  it('become days since 1970', () => {
    assert.deepEqual(daysOf(['1970-01-01', '1969-12-31', '2000-03-01']), [0, -1, 11017]);
    assert.deepEqual(daysOf(['19700102', '1970/01/03', '4.1.1970']), [1, 2, 3]);
    assert.deepEqual(daysOf(['1970-01-02T12:00', '1970-01-02 18:00:00', '1970-01-02']), [1.5, 1.75, 1]);
    assert.deepEqual(daysOf(['1970-01-02T01:00+01:00', '1970-01-01T23:00-0100', '1970-01-02T00:00Z']), [1, 1, 1]);
    assert.deepEqual(daysOf(['1970-02', '1970-01', '1970-03']), [31, 0, 59]);
  });

  it('become parts', () => {
    const text = withLabel({ seen: ['2020-12-31', '2021-01-03', '2021-01-04T06:30'] });
    const data = readText(text, { dates: { seen: 'parts' }, scale: 'none' });
    assert.deepEqual(
      data.columns.map(({ name }) => name),
      ['seen year', 'seen month', 'seen day', 'seen weekday', 'seen hour'],
    );
    assert.deepEqual([...row(data.features, 0)], [2020, 12, 31, 4, 0]);
    assert.deepEqual([...row(data.features, 1)], [2021, 1, 3, 7, 0]);
    assert.deepEqual([...row(data.features, 2)], [2021, 1, 4, 1, 6.5]);
    assert.deepEqual(decisionOn(data, 'seen'), {
      name: 'seen',
      type: 'date',
      distinct: 3,
      missing: 0,
      decided: 'a feature each: year, month, day, weekday, hour',
      why: 'listed under `dates`',
    });
    assert.equal(
      readText(withLabel({ seen: ['2020-12-31', '2021-01-03'] }), { dates: { seen: 'parts' } }).features.width,
      4,
    );
  });

  it('may be missing, and are then the median', () => {
    const data = readText(withLabel({ seen: ['1970-01-01', 'NA', '1970-01-03', '1970-01-03'] }), {
      dates: { seen: 'days' },
    });
    assert.deepEqual([...data.features.values], [0, 1, 1, 1]);
    assert.deepEqual(data.notes.slice(0, 1), ['Missing, set to the median: seen 1.']);
  });

  it('ask for the order of day and month where no date of the column tells it', () => {
    const options = { dates: { seen: 'days' as const } };
    refuses(
      ['3/4/1970', '5/6/1970'],
      /"seen": "3\/4\/1970" in line 2 may be day and month or month and day.*`dayFirst: true`/,
      options,
    );
    refuses(['13/4/1970', '5/16/1970'], /day first and dates with the month first/, options);
    assert.deepEqual(daysOf(['3/4/1970', '5/13/1970']), [62, 132]); // 4 March
    assert.deepEqual(daysOf(['3/1/1970', '13-2-1970']), [2, 43]); // 3 January
    assert.deepEqual(daysOf(['3/1/1970', '4/1/1970'], { dayFirst: true }), [2, 3]);
    assert.deepEqual(daysOf(['1/3/1970', '1/4/1970'], { dayFirst: false }), [2, 3]);
    assert.deepEqual(daysOf(['3.1.1970', '4.1.1970'], { dayFirst: false }), [2, 3]); // points: never the month first
    const data = readText(withLabel({ seen: ['3/4/1970', '5/13/1970'] }), options);
    assert.equal(decisionOn(data, 'seen').why, 'listed under `dates`, month first as in "5/13/1970"');
  });

  it('have to exist', () => {
    const options = { dates: { seen: 'days' as const } };
    for (const odd of ['2021-02-30', '31.12.20', '1 Jan 2020', 'soon', '2021-13-01', '2021-01-01T25:00', '12'])
      refuses(['2021-01-01', odd], new RegExp(`"${odd}" in line 3 is no date such as 2020-12-31`), options);
    refuses(['NA', ''], /"seen": no value/, options);
  });

  it('must not take the name of another column', () =>
    assert.throws(
      () =>
        readText(withLabel({ seen: ['2021-01-01', '2021-01-02'], 'seen year': [1, 2] }), { dates: { seen: 'parts' } }),
      /features of different names in some\.csv, got "seen year"/,
    ));
});
