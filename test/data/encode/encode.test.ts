import assert from 'node:assert/strict';
import { decisionOn, readText, times, withLabel } from './readText';

const rejects = (text: string, message: RegExp, options = {}) =>
  assert.throws(() => readText(text, options), { name: 'RangeError', message });

describe('encode', () => {
  it('says what was decided about each column, and why, in the order of the source', () => {
    const text = withLabel({
      nr: times(30, i => i + 1),
      size: times(30, i => (i === 4 ? 'NA' : i % 7)),
      town: times(30, i => ['Rome', 'Oslo'][i % 2]),
      left: times(30, () => 'x'),
    });
    assert.deepEqual(readText(text, { drop: ['left'] }).decisions, [
      {
        name: 'nr',
        type: 'left out',
        distinct: 30,
        missing: 0,
        decided: 'not used',
        why: 'counts the records, 1 to 30',
      },
      {
        name: 'size',
        type: 'number',
        distinct: 7,
        missing: 1,
        decided: '1 feature, 0 to 6 scaled to 0 to 1; missing ones are the median, 3',
        why: 'all values are numbers',
      },
      {
        name: 'town',
        type: 'categories',
        distinct: 2,
        missing: 0,
        decided: '2 features, one a category',
        why: '"Rome" in line 2 is not a number',
      },
      {
        name: 'left',
        type: 'left out',
        distinct: undefined,
        missing: undefined,
        decided: 'not used',
        why: 'listed under `drop`',
      },
      { name: 'y', type: 'label', distinct: 2, missing: 0, decided: '2 classes', why: 'given as `label`' },
    ]);
  });

  it('names all columns that are in doubt in one error, and not every one of many', () => {
    const text = withLabel({
      price: times(6, i => `1,${i}00`),
      seen: times(6, i => `2021-03-0${i + 1}`),
      size: times(6, i => (i < 3 ? i : 'unknown')),
    });
    rejects(
      text,
      /every column of some.csv to be clear, got "3 in doubt"[\s\S]*"price":[\s\S]*"seen":[\s\S]*"size": "unknown"/,
    );
    const wide = withLabel(Object.fromEntries(times(500, c => [`c${c}`, times(4, i => `${i},5`)])));
    assert.throws(
      () => readText(wide),
      ({ message }: Error) =>
        message.length < 2500 && /"500 in doubt"[\s\S]*"c9":[\s\S]*same of "c10".* and 480 more/.test(message),
    );
  });

  it('takes the markers of pandas and R for missing, in numbers and in categories, and says which', () => {
    for (const marker of ['', '?', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None', '#N/A', '<NA>', 'n/a']) {
      const text = withLabel({ age: [20, marker, 40, 50], town: ['Rome', 'Oslo', marker, 'Rome'] });
      const data = readText(text);
      assert.deepEqual(
        data.columns.map(({ name, width }) => [name, width]),
        [
          ['age', 1],
          ['town', 3],
        ],
        marker,
      );
      assert.equal(data.features.values[4], Math.fround(20 / 30), marker); // 40, the median
      const said = marker === '' || marker === '?' ? '' : ` ("${marker}")`;
      assert.deepEqual(data.notes, [
        'Missing, set to the median: age 1.',
        `Missing, taken as the category "?": town 1${said}.`,
      ]);
    }
    const many = withLabel({ weight: times(300, i => (i % 3 === 1 ? 'NA' : i / 2)) });
    assert.equal(readText(many).features.width, 1);
  });

  it('remembers which cells the source left out', () => {
    const text = withLabel({
      nr: times(30, i => i),
      age: times(30, i => (i % 9 === 4 ? 'NA' : i % 5)),
      seen: times(30, i => (i % 9 === 8 ? '' : '2021-01-01')),
      town: times(30, i => (i % 9 === 7 ? '?' : 'Rome')),
      size: times(30, i => i % 7),
    });
    const data = readText(text, { dates: { seen: 'parts' } });
    assert.deepEqual(
      data.columns.map((_, c) => times(30, record => record).filter(record => data.missing!(record, c))),
      [[4, 13, 22], ...times(4, () => [8, 17, 26]), [7, 16, 25], []],
    );
  });

  it('lets markers be replaced: NA may be Namibia, and -99 nothing', () => {
    const text = withLabel({ country: ['NA', 'DE', 'NA', ''], size: [1, -99, 3, 4] });
    assert.deepEqual(readText(text, { missing: [] }).columns[0].categories, ['', 'DE', 'NA']);
    const data = readText(text, { missing: ['', '-99'] });
    assert.deepEqual(data.columns[0].categories, ['?', 'DE', 'NA']);
    assert.deepEqual(data.columns[1], { name: 'size', start: 3, width: 1, low: 1, high: 4 });
    assert.deepEqual(data.notes, [
      'Missing, set to the median: size 1.',
      'Missing, taken as the category "?": country 1.',
    ]);
    rejects(text, /missing to be a list of texts/, { missing: 'NA' });
  });

  it('keeps a category "?" apart from missing values', () => {
    const data = readText(withLabel({ mark: ['?', '!', '', '?'] }), { missing: [''] });
    const [{ categories, missing }] = data.columns;
    assert.deepEqual(categories, ['!', '(missing)', '?']);
    assert.equal(missing, '(missing)');
    assert.deepEqual([...data.features.values], [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
    assert.match(data.notes[0], /^Missing, taken as a category: mark 1 as "\(missing\)"\.$/);
  });

  it('leaves a column without values out, and says so', () => {
    const data = readText(withLabel({ x: [1, 2], z: ['', 'NA'], w: ['NA', ''] }));
    assert.equal(data.features.width, 1);
    assert.deepEqual(data.notes, ['Not used, for want of values: z, w.']);
  });

  it('does not make categories of numbers among which some texts are', () => {
    const pressure = times(40, i => (i % 10 === 9 ? 'refused' : 100 + i));
    rejects(
      withLabel({ pressure }),
      /"pressure": "refused" in line 11 is no number, nor are 3 more.*`missing`.*`categorical`/,
    );
    const data = readText(withLabel({ pressure }), { missing: ['refused'] });
    assert.deepEqual([data.features.width, data.notes[0]], [1, 'Missing, set to the median: pressure 4.']);
    const most = times(40, i => (i % 10 < 6 ? 'unknown' : i));
    rejects(withLabel({ most }), /"most": "unknown" in line 2 is no number/);
    const grade = times(40, i => ['K', '1', 'pre', 'post'][i % 4]); // one number among words
    assert.match(readText(withLabel({ grade })).notes[0], /Taken as categories.*: grade, as "K" in line 2/);
  });

  it('does not make categories of texts that hardly ever repeat', () => {
    const words = times(60, i => `word ${i % 50}.`);
    rejects(withLabel({ words }), /"words": 50 categories in 60 records; .*`categorical`, `id` or `drop`/);
    assert.equal(readText(withLabel({ words }), { categorical: ['words'] }).features.width, 50);
    const few = times(600, i => `word ${i % 201}.`);
    rejects(withLabel({ few }), /"few": 201 categories in 600 records/);
    assert.equal(readText(withLabel({ few: times(600, i => `word ${i % 200}.`) })).features.width, 200);
  });

  it('says where numbers may be codes, and categories one', () => {
    const text = withLabel({
      zip: times(30, i => `0${1000 + (i % 5)}`),
      town: times(30, i => ['Rome', 'rome', 'Oslo'][i % 3]),
    });
    assert.deepEqual(readText(text).notes.slice(0, 2), [
      'Numbers, though they may be codes with leading zeros: zip (01000). List codes under `categorical`.',
      'Taken as different, though they differ in capitals only: town ("Rome", "rome").',
    ]);
    assert.equal(readText(withLabel({ x: ['0', '0.5', '1'] })).notes.length, 0);
  });

  it('says where scaling makes different numbers equal', () => {
    const text = withLabel({ time: times(40, i => (i === 0 ? -1e15 : i * i)) });
    assert.match(readText(text).notes.join(), /more digits than features keep: time \(40 become 2\)/);
    assert.equal(readText(withLabel({ time: times(40, i => i / 7) })).notes.length, 0);
  });

  it('keeps names like whole numbers in their order', () => {
    const text = '2018,x,2017,y\n1,2,30,a\n3,4,50,b\n';
    const data = readText(text, { scale: 'none' });
    assert.deepEqual(
      data.columns.map(({ name }) => name),
      ['2018', 'x', '2017'],
    );
    assert.deepEqual([...data.features.values], [1, 2, 30, 3, 4, 50]);
    assert.deepEqual(readText(text, { drop: ['2017', '2018'] }).features.width, 1);
  });

  it('has a column of names as ids, and says where a record is', () => {
    const text = 'who,x,y\nann,1,a\nbob,2,\ncy,3,b\n';
    const data = readText(text, { id: 'who', unlabelled: 'leave out' });
    assert.deepEqual(data.ids, ['ann', 'cy']);
    assert.equal(data.features.width, 1);
    assert.deepEqual([data.place!(0), data.place!(1)], ['line 2', 'line 4']);
    assert.equal(decisionOn(data, 'who').type, 'id');
    assert.deepEqual(data.notes, ['Left out, for want of a class: 1 of 3 records.']);
    const twice = readText('who,x,y\nann,1,a\nann,2,b\n', { id: 'who' });
    assert.deepEqual(twice.notes, ['Names of records that occur more than once: who has 1 names for 2 records.']);
    assert.equal(readText('x,y\n1,a\n2,b\n').ids, undefined);
  });

  it('refuses options that do not fit the table', () => {
    const text = withLabel({ x: [1, 2, 3] });
    const wide = withLabel(Object.fromEntries(times(500, c => [`c${c}`, [1, 2]])));
    rejects(text, /id to be a column of some.csv, got "who"/, { id: 'who' });
    rejects(text, /dates to be a column of some.csv, got "when"/, { dates: { when: 'days' } });
    rejects(text, /dates to say 'days' or 'parts' for each column, got "weeks"/, { dates: { x: 'weeks' } });
    rejects(text, /dates to say 'days' or 'parts'/, { dates: ['x'] });
    rejects(text, /numeric to be a list of columns, got "x"/, { numeric: 'x' });
    rejects(text, /one role for column "x", got "id and drop"/, { id: 'x', drop: ['x'] });
    rejects(text, /unlabelled to be/, { unlabelled: 'drop' });
    rejects(wide, /got "d"\. The columns are c0, .*, c19 and 481 more\./, { drop: ['d'] });
  });
});
