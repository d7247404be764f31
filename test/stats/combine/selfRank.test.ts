import assert from 'node:assert/strict';
import { selfRank } from '../../../src/stats/combine/selfRank';

describe('selfRank', () => {
  it('counts the target and every reference that is at least as far out', () => {
    assert.equal(selfRank([1, 2, 3, 4], 2.5), 3 / 5);
    assert.equal(selfRank([1, 2, 3, 4], 9), 1 / 5);
    assert.equal(selfRank([1, 2, 3, 4], 0), 1);
    assert.equal(selfRank([0, 0], 0), 1);
    assert.equal(selfRank([1, Infinity], Infinity), 2 / 3);
    assert.equal(selfRank([0.3, 0.2], 0.1 + 0.2), 2 / 3, 'equal but for rounding');
  });

  it('names what is wrong', () => {
    const refuses = (references: number[], statistic: number, message: RegExp) =>
      assert.throws(() => selfRank(references, statistic), { name: 'RangeError', message });
    refuses([], 1, /at least 1 reference model, got 0/);
    refuses([1, NaN], 1, /reference statistic 1 .*NaN/);
    refuses([1], NaN, /the statistic .*NaN/);
  });
});
