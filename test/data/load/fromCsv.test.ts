import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { row, rows } from '../../../src/core/matrix';
import { fromCsv } from '../../../src/data/load/fromCsv';
import { mixed } from '../fixtures/encodings.json';

const MIXED = join(__dirname, '../fixtures/mixed.csv');

describe('fromCsv', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gmia-'));
  });
  after(() => rm(folder, { recursive: true }));

  const write = async (text: string) => {
    const path = join(folder, 'some.csv');
    await writeFile(path, text);
    return path;
  };
  const rejects = async (text: string, message: RegExp, options = {}) =>
    assert.rejects(fromCsv(await write(text), { label: 'y', ...options }), { name: 'RangeError', message });

  it('types, fills, scales and encodes as pandas and scikit-learn do', async () => {
    const data = await fromCsv(MIXED, { label: 'grade', drop: ['id'] });
    assert.equal(rows(data.features), 6);
    mixed.features.forEach((features, i) =>
      row(data.features, i).forEach((value, c) =>
        assert.ok(Math.abs(value - features[c]) < 1e-6, `record ${i}, feature ${c}: ${value}, not ${features[c]}`),
      ),
    );
    assert.deepEqual([...data.labels], mixed.labels);
    assert.deepEqual(data.classes, ['a', 'b']);
    assert.deepEqual(data.columns, [
      { name: 'age', start: 0, width: 1, low: 18, high: 62 },
      { name: 'city', start: 1, width: 4, categories: ['?', 'Oslo', 'Paris, Texas', 'Rome'] },
      { name: 'smokes', start: 5, width: 3, categories: ['?', 'false', 'true'] },
      { name: 'income', start: 8, width: 1, low: -300, high: 1500 },
    ]);
    assert.deepEqual(data.notes, [
      'Missing, set to the median: age 1, income 1.',
      'Missing, taken as the category "?": city 1, smokes 1.',
    ]);
    assert.equal(data.name, 'mixed');
  });

  it('takes types, scale, markers, delimiter and header from the options', async () => {
    const data = await fromCsv(await write('1;10;no\n2;NA;yes\n2;30;no\n'), {
      header: ['code', 'size', 'y'],
      delimiter: ';',
      label: 'y',
      categorical: ['code'],
      missing: ['NA'],
      scale: [0, 40],
    });
    assert.deepEqual([...data.features.values], [1, 0, 0.25, 0, 1, 0.5, 0, 1, 0.75]);
    assert.deepEqual([...data.labels], [0, 1, 0]);
  });

  it('orders numeric classes as numbers, and leaves numbers alone on request', async () => {
    const data = await fromCsv(await write('x,y\n-7,10\n0.5,9\n3,2\n'), { label: 'y', scale: 'none' });
    assert.deepEqual(data.classes, ['2', '9', '10']);
    assert.deepEqual([...data.features.values], [-7, 0.5, 3]);
  });

  it('sets a column of one value to 0', async () => {
    const data = await fromCsv(await write('x,z,y\n4,1,a\n4,2,b\n'), { label: 'y' });
    assert.deepEqual([...data.features.values], [0, 0, 0, 1]);
  });

  it('says which column, line and value is no number', () =>
    rejects('x,y\n1,a\n\n12 or so,b\n', /"x": "12 or so" in line 4 is no number/, { numeric: ['x'] }));

  it('takes a column of numbers and text as categories, with a note', async () => {
    const data = await fromCsv(await write('x,y\n1,a\nmany,b\n'), { label: 'y' });
    assert.deepEqual(data.columns[0].categories, ['1', 'many']);
    assert.match(data.notes[0], /^Taken as categories.*: x, as "many" in line 3 is not a number/);
  });

  it('does not make a feature of every identifier unasked', async () => {
    const text = `name,y\n${Array.from({ length: 300 }, (_, i) => `n${i},${i % 2}\n`).join('')}`;
    await rejects(
      text,
      /column to learn from in some.csv, got "none". Left out: "name" \(is different for each record\)/,
    );
    assert.equal((await fromCsv(await write(text), { label: 'y', categorical: ['name'] })).features.width, 300);
  });

  it('does not take hexadecimal, infinite or blank texts for numbers', () =>
    rejects('x,y\n1e999,a\n0x10,b\n', /"1e999" in line 2 is no number, nor are 1 more/, { numeric: ['x'] }));

  it('rejects unknown columns and columns with two roles', async () => {
    await rejects('x,z\n1,a\n', /label to be a column of some.csv, got "y". The columns are x, z/);
    await rejects('x,y\n1,a\n2,b\n', /numeric to be a column of some.csv, got "X"/, { numeric: ['X'] });
    await rejects('x,y\n1,a\n2,b\n', /one role for column "x", got "numeric and drop"/, {
      numeric: ['x'],
      drop: ['x'],
    });
    const header = ['x', 'x', 'y'];
    await rejects('1,2,a\n2,2,b\n', /different names in some.csv, got "x"/, { header });
  });

  it('rejects ragged lines, open quotes, empty files and headers alone', async () => {
    await rejects('x,y\n1,a\n2\n', /2 values \(x, y\) in line 3 of some.csv, got 1/);
    await rejects('x,y\n1,"a\n', /closes the value opened in line 2 of some.csv, got "none"/);
    await rejects('', /got "an empty file"/);
    await rejects('x,y\n', /at least one record in some.csv/);
    await rejects('1,a\n2,b\n', /2 values|1 values/, { header: ['y'] });
  });

  it('rejects missing and single classes, empty columns, and data without features', async () => {
    await rejects('x,y\n1,a\n2,?\n', /class for every record in column "y", got "1 missing .*line 3"/);
    await rejects('x,y\n1,a\n2,a\n', /at least two classes, got "a"/);
    await rejects('x,z,y\n1,,a\n2,?,b\n', /"z": 2 missing and no value/, { numeric: ['z'] });
    await rejects('y\na\nb\n', /column to learn from in some.csv, got "none"/);
    await rejects('x,y\n1,a\n2,b\n', /scale to be/, { scale: [3, 3] });
  });

  it('rejects numbers that Float32 cannot hold', () =>
    rejects('x,y\n1,a\n1e300,b\n', /finite number as feature 0 of record 1 \(line 3\), got Infinity/, {
      scale: 'none',
    }));

  it('reads packed files, and says in the notes what it found out about them', async () => {
    const path = join(folder, 'visits.csv.gz');
    await writeFile(path, gzipSync('x;x;y\n1;5;a\nx;x;y\n2;6;b\n'));
    const data = await fromCsv(path, { label: 'y' });
    assert.equal(data.name, 'visits');
    assert.deepEqual([...data.features.values], [0, 0, 1, 1]);
    for (const [i, note] of [/separated by ";"/, /x\.1 \(column 2\)/, /come again in line 3 of/].entries())
      assert.match(data.notes[i], note);
  });

  it('names a file that cannot be read', () =>
    assert.rejects(fromCsv('no-such.csv', { label: 'y' }), {
      name: 'DataFileError',
      message: /file at .*no-such\.csv, found none/,
    }));
});
