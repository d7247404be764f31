import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DataFrame, readCSV } from 'danfojs-node';
import { dataHash } from '../../../src/data/hash';
import { fromCsv } from '../../../src/data/load/fromCsv';
import { fromFrame } from '../../../src/data/load/fromFrame';

describe('fromFrame', () => {
  it('encodes numbers, text, booleans and missing values', () => {
    const frame = new DataFrame(
      [
        [1, 'p', true, 'b'],
        [NaN, null, false, 'a'],
        [3, 'q', true, 'a'],
        [9, undefined, true, 'b'],
      ],
      { columns: ['x', 'word', 'flag', 'y'] },
    );
    const data = fromFrame(frame, { label: 'y' });
    assert.deepEqual(
      data.columns.map(({ name, width }) => [name, width]),
      [
        ['x', 1],
        ['word', 3],
        ['flag', 2],
      ],
    );
    assert.deepEqual(
      [...data.features.values],
      [0, 0, 1, 0, 0, 1, 0.25, 1, 0, 0, 1, 0, 0.25, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1],
    );
    assert.deepEqual([...data.labels], [1, 0, 0, 1]);
  });

  it('makes of a file read by Danfo what fromCsv makes of it', async () => {
    const path = join(__dirname, '../fixtures/mixed.csv');
    const options = { label: 'grade', drop: ['id'] };
    const frame = await readCSV(path);
    assert.equal(dataHash(fromFrame(frame, options)), dataHash(await fromCsv(path, options)));
  });

  it('names the row of a bad value by the index of the frame', () => {
    const frame = new DataFrame(
      [
        ['1', 'a'],
        ['x', 'b'],
      ],
      { columns: ['n', 'y'], index: ['first', 'second'] },
    );
    assert.throws(() => fromFrame(frame, { label: 'y', numeric: ['n'] }), /"n": "x" in row second is no number/);
    const infinite = new DataFrame(
      [
        [1, 'a'],
        [Infinity, 'b'],
      ],
      { columns: ['n', 'y'] },
    );
    assert.throws(() => fromFrame(infinite, { label: 'y' }), /finite number in column "n", row 1, got Infinity/);
  });

  const frameOf = (cells: unknown[], name = 'x') =>
    new DataFrame(
      cells.map((cell, i) => [cell, i % 2 ? 'b' : 'a']),
      { columns: [name, 'y'] },
    );
  const values = (cells: unknown[], options = {}) => [
    ...fromFrame(frameOf(cells), { label: 'y', scale: 'none', ...options }).features.values,
  ];

  it('takes BigInts as numbers, and does not use those that lose digits unasked', () => {
    assert.deepEqual(values([1n, 5n, 3n]), [1, 5, 3]);
    const long = Array.from({ length: 30 }, (_, i) => 900719925474090000n + BigInt(i));
    const refused = /column to learn from .*Left out: "x" \(names the records by numbers of many digits\)/;
    assert.throws(() => values(long), refused);
    assert.throws(() => values(long, { numeric: ['x'] }), /"x": "900719925474090000" in row 0 has more digits than/);
    assert.deepEqual(fromFrame(frameOf([1, 2].map(String)), { label: 'y', numeric: ['x'] }).features.width, 1);
  });

  it('takes Dates by the option `dates`, and refuses them with it', () => {
    const cells = [new Date('1970-01-02'), new Date('1970-01-03T12:00Z'), new Date(Number.NaN)];
    assert.throws(() => values(cells), /"x": "1970-01-02" in row 0 is a date\. Give `dates: \{ x: 'days' \}`/);
    assert.deepEqual(values(cells, { dates: { x: 'days' } }), [1, 2.5, 1.75]); // the median
  });

  it('refuses mixed columns with column, row and advice', () => {
    assert.throws(
      () => values([1, 2, 'many', 4]),
      /"x": "many" in row 2 is no number\. List .*`missing`.*`categorical`/,
    );
    assert.throws(
      () => values([1, [2], 3]),
      /text, a finite number, a boolean or a Date in column "x", row 1, got 2\. Make one of it, or leave the column/,
    );
    assert.throws(() => values(['a', { b: 1 }]), /boolean or a Date in column "x", row 1, got an object with b/);
    assert.deepEqual(values([true, 'true', false]), [0, 1, 0, 1, 1, 0]);
  });

  it('does not ask how numbers of a frame are written, only texts', () => {
    assert.deepEqual(values([0.5, 1.234, 3], { decimal: ',', thousands: '.' }), [0.5, 1.234, 3].map(Math.fround));
    assert.deepEqual(values(['0,5', '1.234', '3'], { decimal: ',', thousands: '.' }), [0.5, 1234, 3]);
    assert.throws(() => values(['0,5', '1,5', '3,5']), /"0,5" in row 0 is a number in another notation/);
  });

  it('keeps columns that are called like whole numbers in their order', () => {
    const frame = new DataFrame(
      [
        [1, 2, 'a'],
        [3, 4, 'b'],
      ],
      { columns: ['2018', '2017', 'y'] },
    );
    const data = fromFrame(frame, { label: 'y', scale: 'none' });
    assert.deepEqual(
      data.columns.map(({ name }) => name),
      ['2018', '2017'],
    );
    assert.deepEqual([...data.features.values], [1, 2, 3, 4]);
    assert.equal(data.place!(1), 'row 1');
  });

  it('refuses an option that it does not know', () =>
    assert.throws(() => values([1, 2], { catagorical: ['x'] }), /Did you mean categorical\?/));

  it('rejects what is no frame', () => {
    assert.throws(() => fromFrame([[1, 'a']] as never, { label: 'y' }), /Expected a DataFrame of danfojs-node/);
    assert.throws(() => fromFrame(undefined as never, { label: 'y' }), /Expected a DataFrame of danfojs-node/);
  });
});
