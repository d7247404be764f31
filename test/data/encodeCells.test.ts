import assert from 'node:assert/strict';
import { join } from 'node:path';
import { rows } from '../../src/core/matrix';
import { createDataset } from '../../src/data/createDataset';
import type { Dataset } from '../../src/data/dataset';
import { encodeCells } from '../../src/data/encodeCells';
import { fieldsOf } from '../../src/data/fieldsOf';
import { fromCsv } from '../../src/data/load/fromCsv';
import { loadCancer } from '../../src/data/load/loadCancer';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { assertSameCells } from './assertSameCells';

describe('encodeCells', () => {
  let mixed: Dataset;
  before(async () => {
    mixed = await fromCsv(join(__dirname, 'fixtures/mixed.csv'), { label: 'grade', drop: ['id'] });
  });

  it('makes the same features, to the last bit, of what fieldsOf gives back', async () => {
    for (const set of [await loadCancer(), await loadCancer({ raw: true }), makeToy(), mixed])
      assertSameCells(
        new Records(
          set,
          set.labels.map((_, i) => i),
        ),
      );
  });

  it('encodes what a file says as the file was encoded: texts with blanks, numbers as text, missing categories', () => {
    const cells = { age: ' 31', city: ' Oslo ', smokes: true, income: '1200.5' };
    assert.deepEqual(encodeCells(mixed, [cells]).values, new Records(mixed, [0]).features().values);
    const last = { age: 45, city: null, smokes: 'true', income: 980 };
    for (const city of [null, '', ' ', '?'])
      assert.deepEqual(encodeCells(mixed, [{ ...last, city }]).values, new Records(mixed, [2]).features().values);
    assert.equal(rows(encodeCells(mixed, [])), 0);
  });

  it('takes numbers that the data set did not have', () => {
    const age = (value: number) =>
      encodeCells(mixed, [{ age: value, city: 'Rome', smokes: 'false', income: 0 }]).values[0];
    assert.equal(age(18), 0);
    assert.equal(age(99), Math.fround((99 - 18) / (62 - 18)));
  });

  it('takes columns of any name', () => {
    const names = ['__proto__', 'constructor', 'toString', '', '10', '9', 'class', 'record'];
    const columns = names.map((name, start) => ({ name, start, width: 1 }));
    const odd = createDataset({
      name: 'odd',
      features: { values: Float32Array.from({ length: 16 }, (_, i) => i), width: 8 },
      labels: Int32Array.of(0, 1),
      classes: ['__proto__', 'constructor'],
      columns,
      notes: [],
    });
    assertSameCells(new Records(odd, [1, 0]));
    const [fields] = fieldsOf(new Records(odd, [1]));
    for (const [i, name] of names.entries()) assert.equal(Object.getOwnPropertyDescriptor(fields, name)!.value, 8 + i);
  });

  it('names record and column of what it cannot encode', () => {
    const good = { age: 31, city: 'Oslo', smokes: 'true', income: 1 };
    const wrong: [object, RegExp][] = [
      [{ age: 'old' }, /Expected a number in column "age" of record 1, got "old"/],
      [{ age: null }, /a number in column "age" of record 1, got null/],
      [{ age: '' }, /a number in column "age" of record 1, got ""/],
      [{ age: 1e300 }, /a number in column "age" of record 1, got 1e\+300/],
      [{ age: Number.NaN }, /a number in column "age" of record 1, got NaN/],
      [{ age: true }, /a number in column "age" of record 1, got true/],
      [{ age: [31] }, /a number or text in column "age" of record 1, got "\[ 31 \]"/],
      [{ city: 'Bonn' }, /a known category in column "city" of record 1, got "Bonn"\. These are \?, Oslo/],
      [{ income: undefined }, /a value in column "income" of record 1, got "none"/],
      [{ grade: 'a' }, /columns of mixed in record 1, got "grade"\. They are age, city, smokes, income/],
    ];
    for (const [change, message] of wrong)
      assert.throws(() => encodeCells(mixed, [good, { ...good, ...change }]), { name: 'RangeError', message });
    const marks = [{ name: 'mark', start: 0, width: 3, categories: ['!', '(missing)', '?'], missing: '(missing)' }];
    const marked = { name: 'marks', columns: marks, features: { values: new Float32Array(3), width: 3 } };
    assert.deepEqual([...encodeCells(marked, [{ mark: null }, { mark: '?' }]).values], [0, 1, 0, 0, 0, 1]);
    const columns = [{ name: 'sex', start: 0, width: 2, categories: ['Female', 'Male'] }];
    const known = { name: 'people', columns, features: { values: new Float32Array(2), width: 2 } };
    const inherited = [{ name: 'constructor', start: 0, width: 1 }];
    const odd = { name: 'odd', columns: inherited, features: { values: new Float32Array(1), width: 1 } };
    assert.throws(() => encodeCells(odd, [{}]), /a value in column "constructor" of record 0, got "none"/);
    assert.throws(() => encodeCells(known, [{ sex: null }]), /a known category in column "sex" of record 0, got ""/);
  });
});
