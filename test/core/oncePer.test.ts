import assert from 'node:assert/strict';
import { oncePer } from '../../src/core/oncePer';

describe('oncePer', () => {
  it('works out an answer once for each object, undefined too, and again after it threw', () => {
    const asked: object[] = [];
    const answer = oncePer((key: { is: number | undefined }) => {
      asked.push(key);
      if (asked.length === 1) throw new Error('not yet');
      return key.is;
    });
    const [one, nothing] = [{ is: 1 }, { is: undefined }];
    assert.throws(() => answer(one), /not yet/);
    assert.deepEqual([answer(one), answer(nothing), answer(one), answer(nothing)], [1, undefined, 1, undefined]);
    assert.deepEqual(asked, [one, one, nothing]);
  });
});
