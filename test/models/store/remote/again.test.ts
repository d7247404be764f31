import assert from 'node:assert/strict';
import { AbortError } from 'p-retry';
import { again } from '../../../../src/models/store/remote/again';

describe('again', () => {
  const unending = new AbortController().signal;
  /** Fails so often. */
  const failing = (times: number, error = () => new Error('not yet')) => {
    let calls = 0;
    return () => {
      if (++calls > times) return calls;
      throw error();
    };
  };

  it('tries so often again, and throws the last error', async () => {
    assert.equal(await again(3, 0)(failing(3), unending), 4);
    await assert.rejects(again(3, 0)(failing(4), unending), { message: 'not yet' });
    assert.equal(await again(0, 0)(failing(0), unending), 1);
  });

  it('does not where it does not help', async () => {
    const work = failing(1, () => new AbortError(new RangeError('never')));
    await assert.rejects(again(3, 0)(work, unending), { name: 'RangeError', message: 'never' });
    assert.equal(work(), 2);
  });

  it('stops waiting at a signal', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const waiting = again(3, 1000)(failing(9), controller.signal);
    setTimeout(() => controller.abort(reason), 20);
    await assert.rejects(waiting, reason);
  });
});
