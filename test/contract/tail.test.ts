import assert from 'node:assert/strict';
import { tail, tailContract } from '../../src/contract/tail';
import type { Tail } from '../../src/stats/tail/tail';
import { tails } from '../../src/stats/tail/tails';
import { itHolds } from './itHolds';

describe('every tail', () => itHolds(tailContract, tails));

describe('contract.tail', () => {
  it('names what a tail of one’s own breaks', async () => {
    const share: Tail = {
      name: 'share',
      leastLoss: 0,
      beyondRanks: null,
      fit: reference => loss => Array.from(reference).filter(one => one < loss).length / reference.length,
      leaveOneOut: (sorted, p) => void p.fill(0.5, 0, sorted.length),
    };
    await assert.rejects(tail(share), (error: Error) => {
      assert.match(error.message, /^The tail share does not hold to its interface:\n/);
      assert.match(error.message, /gives no p-value below 1\/\(k \+ 1\) unless .*: p below 0\.\d+ for the loss 0/);
      assert.match(error.message, /by leaveOneOut, what fit gives/);
      assert.doesNotMatch(error.message, /never fall as the loss grows/);
      return true;
    });
  });
});
