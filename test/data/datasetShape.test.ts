import assert from 'node:assert/strict';
import { AttackSplit, checkSplit } from '../../src/data/attackSplit';
import { createDataset } from '../../src/data/createDataset';
import type { Dataset } from '../../src/data/dataset';
import { countDuplicates, twins } from '../../src/data/duplicates';
import { encodeCells } from '../../src/data/encodeCells';
import { fieldsOf } from '../../src/data/fieldsOf';
import { makeToy } from '../../src/data/load/makeToy';
import { checkRecords, Records } from '../../src/data/records';
import { halvings, splitForAttack } from '../../src/data/splitForAttack';

const toy = makeToy({ records: 60 });
const records = new Records(toy, [1, 2]);
const refuses = (call: () => unknown, message: RegExp) => assert.throws(call, { name: 'RangeError', message });

describe('data of the wrong kind', () => {
  const others = [null, undefined, 5, 'toy', [], {}, toy.features, records] as unknown as Dataset[];

  it('are refused where a data set belongs', () => {
    for (const dataset of others)
      for (const call of [
        () => new Records(dataset, []),
        () => splitForAttack(dataset, { pool: 2 }),
        () => countDuplicates(dataset),
        () => createDataset(dataset),
      ])
        refuses(call, /^Expected dataset to be a data set, got .* createDataset make one\.$/);
    refuses(() => createDataset(Promise.resolve(toy) as never), /got a promise\. Did you forget await\?/);
  });

  it('are refused as fields of one, by name', () => {
    const spoilt: [Partial<Record<keyof Dataset, unknown>>, RegExp][] = [
      [{ name: NaN }, /dataset\.name to be a text, got NaN/],
      [{ labels: [0, 1] }, /dataset\.labels to be an Int32Array/],
      [{ features: { ...toy.features, width: 7 } }, /dataset\.features to be a matrix of whole rows/],
      [{ features: { values: new Float64Array(120), width: 2 } }, /dataset\.features in float32/],
      [{ classes: ['-', 5] }, /dataset\.classes\[1\] to be a text/],
      [{ notes: 'none' }, /dataset\.notes to be an array/],
      [{ columns: [null, null] }, /columns\[0\] to be a Column, got null/],
      [{ columns: [{ ...toy.columns[0], width: 0 }] }, /the width of column "x" to be a whole number of at least 1/],
      [{ columns: [{ ...toy.columns[0], high: NaN }] }, /column "x" to have finite bounds, got NaN/],
      [{ columns: [{ ...toy.columns[0], categories: ['a', 'b'] }] }, /1 categories of column "x", got 2/],
      [{ image: [1.5, 2, 1] }, /dataset\.image\[0\] to be a whole number/],
    ];
    for (const [fields, message] of spoilt) refuses(() => createDataset({ ...toy, ...fields } as Dataset), message);
  });

  it('are refused where records or a split belong', () => {
    for (const value of [null, 5, [1, 2], toy, { ...records }] as unknown as Records[]) {
      refuses(() => checkRecords('records', value), /^Expected records to be Records, got .* new gmia\.Records/);
      refuses(() => twins(records, value), /^Expected b to be Records/);
      refuses(() => fieldsOf(value), /^Expected records to be Records/);
      refuses(() => checkSplit('split', value as never), /^Expected split to be an AttackSplit, got .* splitForAttack/);
    }
    refuses(() => new Records(toy, 5 as never), /indices to be an array, got 5/);
    refuses(() => new AttackSplit(null as never), /sets to be \{ dataset, pool, adversary \}, got null/);
    refuses(() => encodeCells(toy, [null as never]), /record 0 to be an object of cells, got null/);
    refuses(() => encodeCells(toy, 5 as never), /records to be an array, got 5/);
  });
});

describe('options and counts of data', () => {
  it('are known, and within bounds', () => {
    const split = splitForAttack(toy, { pool: 20 });
    refuses(() => splitForAttack(toy, undefined as never), /the option pool of splitForAttack, got "none"/);
    refuses(
      () => splitForAttack(toy, { pol: 20 } as never),
      /an option of splitForAttack, got "pol"\. Did you mean pool/,
    );
    refuses(() => makeToy({ record: 60 } as never), /Did you mean records\?/);
    refuses(() => makeToy({ records: 1e9 }), /records to be at most 1,000,000, got 1000000000/);
    refuses(() => halvings(split, 1e15), /count to be at most 50,000,000, got 1000000000000000/);
    for (const seed of [NaN, null, Infinity, '1', -1]) {
      refuses(() => splitForAttack(toy, { pool: 20, seed: seed as number }), /seed to be a whole number of at least 0/);
      refuses(() => halvings(split, 1, seed as number), /seed to be a whole number of at least 0/);
      refuses(() => makeToy({ seed: seed as number }), /seed to be a whole number of at least 0/);
    }
  });
});
