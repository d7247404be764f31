import assert from 'node:assert/strict';
import { sameSecret } from '../../src/core/sameSecret';

describe('sameSecret', () => {
  it('tells texts apart, whatever their lengths', () => {
    assert.ok(sameSecret('abc', 'abc'));
    for (const other of ['', 'ab', 'abd', 'abcd']) assert.ok(!sameSecret('abc', other), other);
  });
});
