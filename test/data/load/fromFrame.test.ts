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

  it('rejects what is no frame', () => {
    assert.throws(() => fromFrame([[1, 'a']] as never, { label: 'y' }), /Expected a DataFrame of danfojs-node/);
    assert.throws(() => fromFrame(undefined as never, { label: 'y' }), /Expected a DataFrame of danfojs-node/);
  });
});
