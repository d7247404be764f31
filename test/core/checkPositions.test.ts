import assert from 'node:assert/strict';
import { checkPosition, checkPositions } from '../../src/core/checkPositions';

describe('checkPositions', () => {
  const check = (positions: unknown) => checkPositions('positions', positions as number[], 20);

  it('takes lists of whole numbers in range, also none', () => {
    assert.deepEqual(check([19, 0, 0]), Int32Array.of(19, 0, 0));
    assert.deepEqual(check(Float64Array.of(3)), Int32Array.of(3));
    assert.deepEqual(check([]), new Int32Array());
  });

  it('names the first that is none', () => {
    for (const bad of [99999, 20, -25, -1, 1.5, NaN, Infinity, 'x', '1', null, undefined, 2 ** 32, 1n])
      assert.throws(() => check([3, bad]), {
        name: 'RangeError',
        message: /^Expected positions\[1\] to be a position from 0 to 19, among 20 records, got /,
      });
    assert.throws(() => checkPosition('position', 0, 0), /Expected no position, for no records, got 0/);
  });

  it('refuses what is no list', () => {
    for (const bad of [5, null, undefined, '123', { length: 1, 0: 1 }, new Set([1]), new DataView(new ArrayBuffer(8))])
      assert.throws(() => check(bad), /positions to be a list of positions/);
    assert.throws(() => check(Promise.resolve([1])), /Did you forget await\?/);
  });
});
