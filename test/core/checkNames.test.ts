import assert from 'node:assert/strict';
import { checkNames } from '../../src/core/checkNames';

describe('checkNames', () => {
  it('takes names that differ, those of members of objects among them', () => {
    const names = ['a', 'A', '', '1', '01', '__proto__', 'constructor', 'toString', 'a b', 'a  b'];
    assert.equal(checkNames('columns', names), names);
  });
  for (const twice of [
    ['a', 'a'],
    ['a', ' a'],
    ['a\t', 'b', 'a\n'],
    ['', ' '],
    ['__proto__', '__proto__ '],
  ])
    it(`refuses ${JSON.stringify(twice)}`, () =>
      assert.throws(
        () => checkNames('classes', twice),
        /classes of different names, blanks around them aside, got .*twice/,
      ));
});
