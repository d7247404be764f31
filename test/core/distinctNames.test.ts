import assert from 'node:assert/strict';
import { distinctNames } from '../../src/core/distinctNames';

describe('distinctNames', () => {
  it('leaves names that differ, in their order', () => {
    const names = ['b', '2', '1', '', ' ', '__proto__', 'constructor'];
    assert.deepEqual(distinctNames(names), names);
    assert.deepEqual(distinctNames([]), []);
  });
  it('numbers those that were there, and those that are taken', () => {
    assert.deepEqual(distinctNames(['a', 'a', 'p', 'a'], ['p', 'x']), ['a', 'a (2)', 'p (2)', 'a (3)']);
  });
  it('takes no name that is there in this form', () => {
    assert.deepEqual(distinctNames(['a', 'a (2)', 'a'], []), ['a', 'a (2)', 'a (3)']);
    assert.deepEqual(distinctNames(['a', 'a', 'a (2)'], ['']), ['a', 'a (2)', 'a (2) (2)']);
    assert.deepEqual(distinctNames(['', '__proto__'], ['', '__proto__']), [' (2)', '__proto__ (2)']);
  });
});
