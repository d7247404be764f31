import assert from 'node:assert/strict';
import { csv } from '../../src/core/csv';
import { toFrame } from '../../src/core/toFrame';

describe('csv', () => {
  it('writes all digits, quotes where it must, and nothing for what is missing', () =>
    assert.equal(
      csv(toFrame({ 'a, b': [0.1 + 0.2, 1e-300], text: ['say "no"', 'two\nlines'], gone: [null, Number.NaN] })),
      '"a, b",text,gone\n0.30000000000000004,"say ""no""",\n1e-300,"two\nlines",\n',
    ));

  it('writes the names of a frame without rows', () => assert.equal(csv(toFrame({ a: [], b: [] })), 'a,b\n'));
});
