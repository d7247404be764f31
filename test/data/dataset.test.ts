import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createDataset } from '../../src/data/createDataset';
import type { Dataset } from '../../src/data/dataset';
import { dataHash } from '../../src/data/hash';

const plain = (changes: Partial<Dataset> = {}): Dataset => ({
  name: 'plain',
  features: { values: Float32Array.of(0, 1, 2, 3, 0, 1), width: 2 },
  labels: Int32Array.of(0, 1, 0),
  classes: ['no', 'yes'],
  columns: [
    { name: 'x', start: 0, width: 1 },
    { name: 'z', start: 1, width: 1 },
  ],
  notes: [],
  ...changes,
});

describe('createDataset', () => {
  it('keeps the fields, notes repeats, and prints as one line', () => {
    const dataset = createDataset(plain({ notes: ['mine'] }));
    assert.deepEqual(dataset.notes, ['mine', '1 of 3 records repeat an earlier one: 2 distinct.']);
    assert.equal(inspect(dataset), 'Dataset plain: 3 records × 2 features; classes no (2), yes (1)');
    assert.deepEqual(Object.keys(dataset), Object.keys(plain()));
  });

  it('rejects fields that do not fit together', () => {
    const rejects = (changes: Partial<Dataset>, message: RegExp) =>
      assert.throws(() => createDataset(plain(changes)), { name: 'RangeError', message });
    rejects({ labels: Int32Array.of(0, 1) }, /one label for each record.*got "2 labels for 6 values of width 2"/);
    rejects({ labels: new Int32Array(0), features: { values: new Float32Array(0), width: 2 } }, /at least one record/);
    rejects({ labels: Int32Array.of(0, 1, 2) }, /label of record 2 to be an index into 2 classes, got 2/);
    rejects({ labels: Int32Array.of(0, -1, 1) }, /label of record 1 .*got -1/);
    rejects({ labels: Int32Array.of(1, 1, 1) }, /at least two classes, got "yes"/);
    rejects({ features: { values: Float32Array.of(0, 1, 2, NaN, 0, 1), width: 2 } }, /feature 1 of record 1, got NaN/);
    rejects({ columns: [{ name: 'x', start: 0, width: 1 }] }, /columns that cover 2 features, got 1/);
    rejects({ columns: [{ name: 'x', start: 1, width: 2 }] }, /column "x" to start at feature 0, got 1/);
    rejects({ classes: ['no', 'no '] }, /classes of different names, blanks around them aside, got "\\"no\\" twice"/);
    const columns = (...names: string[]) => names.map((name, start) => ({ name, start, width: 1 }));
    rejects({ columns: columns(' x', 'x') }, /columns of different names/);
    const categories = ['a', 'a\t'];
    rejects(
      { columns: [{ name: 'x', start: 0, width: 2, categories }] },
      /categories of column "x" of different names/,
    );
    rejects({ ids: ['a', 'b'] }, /an id for each of 3 records, got 2/);
    rejects({ ids: [1, 2, 3] as never }, /dataset\.ids\[0\] to be a text, got 1/);
    rejects({ place: 'line 1' as never }, /dataset\.place to be a function, got "line 1"/);
    rejects({ missing: [] as never }, /dataset\.missing to be a function/);
    rejects({ image: [2, 2, 1] }, /image of 2 pixels, got "2×2×1"/);
  });
});

describe('dataHash', () => {
  it('is equal for equal data and differs with each part', () => {
    const hash = dataHash(plain());
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.equal(dataHash(plain({ name: 'other', notes: ['more'] })), hash);
    const others = [
      plain({ labels: Int32Array.of(0, 1, 1) }),
      plain({ classes: ['no', 'maybe'] }),
      plain({ features: { values: Float32Array.of(0, 1, 2, 3, 0, 1.0000001), width: 2 } }),
      plain({ features: { values: plain().features.values, width: 3 } }),
    ].map(dataHash);
    assert.equal(new Set([hash, ...others]).size, 5);
  });

  it('is computed once for an object', () => {
    const dataset = plain();
    const first = dataHash(dataset);
    dataset.features.values[0] = 7;
    assert.equal(dataHash(dataset), first);
    assert.notEqual(dataHash({ ...dataset }), first);
  });
});
