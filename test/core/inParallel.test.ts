import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { inParallel } from '../../src/core/inParallel';

describe('inParallel', () => {
  it('works through all jobs, so many at once', async () => {
    const done: number[] = [];
    let now = 0;
    let most = 0;
    await inParallel([5, 1, 1, 1, 1], 2, async pause => {
      most = Math.max(most, ++now);
      await wait(pause);
      done.push(pause);
      now--;
    });
    assert.equal(most, 2);
    assert.equal(done.length, 5);
    await inParallel([], 3, () => assert.fail());
  });

  it('begins nothing after an error, and waits for what is under way', async () => {
    const begun: string[] = [];
    let ended = false;
    const jobs = ['slow', 'bad', 'never'];
    const work = async (job: string) => {
      begun.push(job);
      if (job === 'bad') throw new Error('bad');
      await wait(5);
      ended = true;
    };
    await assert.rejects(inParallel(jobs, 2, work), /bad/);
    assert.deepEqual(begun, ['slow', 'bad']);
    assert.ok(ended);
  });
});
