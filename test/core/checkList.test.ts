import assert from 'node:assert/strict';
import { checkEach, checkList, checkMatrix, checkNumbers, checkTexts } from '../../src/core/checkList';
import type { Matrix } from '../../src/core/matrix';

const others = [
  null,
  undefined,
  5,
  '12',
  {},
  { length: 2 },
  new DataView(new ArrayBuffer(8)),
  new Set([1]),
  Symbol('x'),
];

describe('checkList', () => {
  it('takes arrays of both kinds', () => {
    for (const list of [[], ['a'], new Float32Array(2), new BigInt64Array(1)])
      assert.equal(checkList('list', list), list);
  });

  it('refuses holes, and takes undefined', () => {
    assert.throws(
      () => checkList('groups', Object.assign([1], { length: 2 })),
      /groups\[1\] to be there, got "a hole"/,
    );
    checkList('groups', [undefined, 1]);
  });

  it('refuses what only looks like one', () => {
    for (const list of others)
      assert.throws(() => checkList('groups', list as never), /^RangeError: Expected groups to be an array, got /);
    assert.throws(() => checkList('groups', Promise.resolve([]) as never), /Did you forget await\?/);
  });
});

describe('checkTexts', () => {
  it('takes texts alone, and names the position of what is none', () => {
    const texts = ['a', ''];
    assert.equal(checkTexts('names', texts), texts);
    assert.throws(() => checkTexts('names', ['a', 5 as never]), /^RangeError: Expected names\[1\] to be a text, got 5/);
    assert.throws(() => checkTexts('names', 'ab' as never), /Expected names to be an array/);
  });
});

describe('checkNumbers', () => {
  it('takes numbers, infinite ones too', () => {
    for (const list of [[], [1, -Infinity], new Float32Array(2), Uint8Array.of(1)])
      assert.equal(checkNumbers('p', list), list);
  });

  it('refuses other lists, and names the position of what is no number', () => {
    for (const list of [...others, new BigInt64Array(1)])
      assert.throws(() => checkNumbers('p', list as never), /^RangeError: Expected p to be an array of numbers, got /);
    const second: [unknown, string][] = [
      ['5', '"5"'],
      [NaN, 'NaN'],
      [null, 'null'],
      [5n, '5n'],
      [[1], '1'],
    ];
    for (const [item, shown] of second)
      assert.throws(() => checkNumbers('p', [1, item as number]), {
        name: 'RangeError',
        message: `Expected p[1] to be a number, got ${shown}.`,
      });
    assert.throws(() => checkNumbers('p', new Array(2)), /p\[0\] to be a number, got undefined/);
  });
});

describe('checkMatrix', () => {
  it('takes whole rows, and a matrix of nothing', () => {
    for (const [length, width] of [
      [6, 3],
      [0, 3],
      [0, 0],
    ]) {
      const matrix = { values: new Float64Array(length), width };
      assert.equal(checkMatrix('score', matrix), matrix);
    }
  });

  it('refuses anything else by name', () => {
    const wrong = [...others, { values: [1, 2], width: 2 }, { values: new Int32Array(2), width: 2 }];
    const widths = ['2', NaN, 1.5, undefined].map(width => ({ values: new Float32Array(2), width }));
    for (const matrix of [...wrong, ...widths])
      assert.throws(
        () => checkMatrix('score', matrix as Matrix),
        /^RangeError: Expected score to be a matrix \{ values/,
      );
    for (const width of [0, 4, -3])
      assert.throws(() => checkMatrix('score', { values: new Float64Array(6), width }), {
        message: `Expected score to be a matrix of whole rows, got "6 values of width ${width}".`,
      });
  });
});

describe('checkEach', () => {
  it('takes objects with the fields, and names the first without them', () => {
    const rows = [{ a: 1 }, { a: undefined }];
    assert.equal(checkEach('rows', rows, 'a row', ['a']), rows);
    for (const bad of [
      [{ a: 1 }, { b: 1 }],
      [{ a: 1 }, 5],
    ])
      assert.throws(
        () => checkEach('rows', bad as { a: number }[], 'a row', ['a']),
        /^RangeError: Expected rows\[\d\] to be a row/,
      );
    assert.throws(() => checkEach('rows', 5 as never, 'a row', []), /rows to be an array, got 5/);
    assert.throws(() => checkEach('rows', Int8Array.of(1) as never, 'a row', []), /rows to be an array of objects/);
  });
});
