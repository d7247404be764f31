import assert from 'node:assert/strict';
import { checkWideAndDeep } from '../../../src/train/wideAndDeep/checkWideAndDeep';
import type { WideAndDeep } from '../../../src/train/wideAndDeep/wideAndDeep';
import { small } from './small';

describe('checkWideAndDeep', () => {
  it('returns what is right', () => assert.equal(checkWideAndDeep(small), small));

  const town = [{ column: 'town' }];
  const wrong: [RegExp, object][] = [
    [/a network of type 'wideAndDeep', got "deep"\. censusSample/, { type: 'deep' }],
    [/spec\.wide to be an array, got 3/, { wide: 3 }],
    [/width of column age to be a whole number of at least 1/, { columns: [{ name: 'age', start: 0, width: 0 }] }],
    [
      /spec\.wide\[0\]\.of\[0\] to be one of colour, age, town, height, got "city"/,
      { wide: [{ of: [{ column: 'city' }], rows: [] }] },
    ],
    [/columns in spec\.wide\[0\]\.of/, { wide: [{ of: [], rows: [0] }] }],
    [/5 rows in spec\.embeddings\[0\], one a combination, got 2/, { embeddings: [{ of: town, rows: [0, 1] }] }],
    [/each of spec\.wide\[0\]\.rows/, { wide: [{ of: town, rows: [0, 1, 2, 3, -1] }] }],
    [
      /of\[0\] to be a column of categories, or to have borders, got "age"/,
      { wide: [{ of: [{ column: 'age' }], rows: [0] }] },
    ],
    [
      /of\[0\] to be a column of numbers, got "town"/,
      { wide: [{ of: [{ column: 'town', borders: [1] }], rows: [0, 1] }] },
    ],
    [/ascending borders of .*, got "2, 1"/, { wide: [{ of: [{ column: 'age', borders: [2, 1] }], rows: [0, 1, 2] }] }],
    [/spec\.numbers\[0\] to be a column of numbers, got "colour"/, { numbers: ['colour'] }],
    [/spec\.indicators\[0\] to be a column of categories/, { indicators: ['height'] }],
    [/an input of the deep part, got "none"/, { embeddings: [], indicators: [], numbers: [] }],
    [/spec\.dimension to be a multiple of 4, got 6/, { dimension: 6 }],
    [/spec\.hidden\[1\] to be a whole number/, { hidden: [3, 0] }],
    [/spec\.rates\.deep to be a number/, { rates: { wide: 1, deep: 0 } }],
    [/spec\.loss to be 'sum' or 'mean', got "max"/, { loss: 'max' }],
    [/spec\.buffer to be a whole number of at least 1, got 0/, { buffer: 0 }],
  ];
  for (const [message, changes] of wrong)
    it(`refuses ${JSON.stringify(changes)}`, () =>
      assert.throws(
        () => checkWideAndDeep({ ...small, ...changes } as WideAndDeep),
        error => error instanceof RangeError && message.test(error.message),
      ));
});
