import assert from 'node:assert/strict';
import { leftTail } from '../../../src/stats/tail/leftTail';

describe('leftTail, rank', () => {
  const rank = (losses: number[], loss: number) => leftTail(losses, loss, { method: 'rank' });

  it('counts the losses up to the target’s', () => {
    assert.equal(rank([3, 1, 2, 2], 0.5), 1 / 5);
    assert.equal(rank([3, 1, 2, 2], 2), 4 / 5);
    assert.equal(rank([3, 1, 2, 2], 9), 1);
  });

  it('takes any real loss', () => {
    assert.equal(rank([-3, -Infinity, Infinity], -3), 3 / 4);
    assert.equal(rank([-3, -Infinity, Infinity], Infinity), 1);
  });
});
