import assert from 'node:assert/strict';
import { createDataset } from '../../src/data/createDataset';
import { encode } from '../../src/data/encode/encode';
import { makeToy } from '../../src/data/load/makeToy';
import { parseTable } from '../../src/data/load/parseTable';
import { outputsOf } from '../../src/display/outputsOf';
import { hostile } from './hostile';

const text = (value: unknown) => outputsOf(value, new Set())[0]['text/plain'] as string;
const html = (value: unknown) => outputsOf(value, new Set())[0]['text/html'] as string;
const scaled = 'scaled to 0 to 1';
const filled = 'missing ones are the median, 30';

describe('what is shown of a data set', () => {
  it('is its line, what was decided about each column and why, and its notes', () => {
    const source = 'age,town,code,y\n20,Rome,7,no\nNA,Oslo,7,yes\n40,Oslo,7,no\n';
    const data = encode(parseTable(source, 'people.csv'), { label: 'y', drop: ['code'], name: 'people' });
    const cells = text(data)
      .split('\n')
      .map(line => line.split(/ {2,}/));
    assert.deepEqual(
      cells.filter(([first]) => !first.startsWith('─')),
      [
        ['Dataset people: 3 records × 3 features; classes no (2), yes (1)'],
        ['column', 'type', 'distinct', 'missing', 'decided', 'why'],
        ['age', 'number', '2', '1', `1 feature, 20 to 40 ${scaled}; ${filled}`, 'all values are numbers'],
        ['town', 'categories', '2', '0', '2 features, one a category', '"Rome" in line 2 is not a number'],
        ['code', 'left out', '–', '–', 'not used', 'listed under `drop`'],
        ['y', 'label', '2', '0', '2 classes', 'given as `label`'],
        ['Warning: Missing, set to the median: age 1.'],
      ],
    );
    assert.match(html(data), /<p>Dataset people: 3 records/);
    assert.match(html(data), /<td>left out<\/td>/);
    assert.match(html(data), /Missing, set to the median: age 1\./);
  });

  it('is its columns where nothing was to decide, and nothing of pixels', () => {
    assert.match(text(makeToy()), /^Dataset toy.*\ncolumn +type +features\n─.*\nx +number +1\ny +number +1$/);
    const images = createDataset({
      name: 'tiny',
      features: { values: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7), width: 4 },
      labels: Int32Array.of(0, 1),
      classes: ['a', 'b'],
      columns: Array.from({ length: 4 }, (_, start) => ({ name: `pixel ${start}`, start, width: 1 })),
      image: [2, 2, 1],
      notes: ['drawn by hand'],
    });
    assert.equal(
      text(images),
      'Dataset tiny: 2 records × 2×2×1 features; classes a (1), b (1)\nWarning: drawn by hand',
    );
    assert.doesNotMatch(html(images), /<table|pixel/);
  });

  it('is the first hundred of many columns', () => {
    const names = Array.from({ length: 300 }, (_, c) => `c${c}`);
    const source = `${names},y\n${names.map(() => 1)},a\n${names.map(() => 2)},b\n`;
    const data = encode(parseTable(source, 'wide.csv'), { label: 'y' });
    assert.equal(text(data).split('\n').length, 1 + 2 + 100 + 1);
    assert.match(text(data), /… of 301 rows$/);
  });

  it('never takes text of the data for markup', () => {
    const columns = [
      { name: hostile, text: (row: number) => `${row}`, number: (row: number) => row },
      { name: 'y', text: (row: number) => `${hostile}${row}`, number: () => Number.NaN },
    ];
    const table = { source: hostile, columns, records: 2, place: () => hostile, notes: [hostile] };
    const data = encode(table, { label: 'y', categorical: [hostile] });
    assert.doesNotMatch(html(data), /<script|<img/);
    assert.match(text(data), /Warning: <script>/);
  });
});
