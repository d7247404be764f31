import assert from 'node:assert/strict';
import { rateLimit } from '../../src/serve/rateLimit';

describe('rateLimit', () => {
  /** What it says at some times. */
  const at = (perSecond: number, times: number[]) => {
    let time = 0;
    const wait = rateLimit(perSecond, () => time);
    return times.map(one => {
      time = one;
      return wait();
    });
  };

  it('lets as many at once as in a second, and then waits for each', () => {
    assert.deepEqual(at(2, [0, 0, 0, 0.25, 0.5, 0.5]), [0, 0, 0.5, 0.25, 0, 0.5]);
    assert.deepEqual(at(2, [0, 0, 100, 100, 100]), [0, 0, 0, 0, 0.5]);
  });

  it('knows less than one in a second, and no limit', () => {
    assert.deepEqual(at(0.5, [0, 0, 1, 2, 2]), [0, 2, 1, 0, 2]);
    assert.deepEqual(at(Infinity, [0, 0, 0]), [0, 0, 0]);
  });
});
