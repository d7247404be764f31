import assert from 'node:assert/strict';
import { follow, InterruptedError, setProgress, type ProgressState } from '../../src/models/progress';

const event = 'gmia:interrupt' as 'SIGINT';

describe('progress', () => {
  const clock = performance.now;
  let now = 0;
  let states: ProgressState[] = [];
  beforeEach(() => {
    now = 0;
    states = [];
    performance.now = () => now;
    setProgress(state => states.push(state));
  });
  afterEach(() => {
    performance.now = clock;
    setProgress(() => {});
  });

  it('reports a few times a second, and at the end', async () => {
    const work = follow('work', 100);
    for (let i = 0; i < 10; i++) {
      now += 100;
      await work.advance(10);
    }
    work.end();
    assert.deepEqual(states, [
      { label: 'work', done: 30, total: 100, seconds: 0.3, secondsLeft: 0.7 },
      { label: 'work', done: 60, total: 100, seconds: 0.6, secondsLeft: 0.4 },
      { label: 'work', done: 90, total: 100, seconds: 0.9, secondsLeft: 0.1 },
      { label: 'work', done: 100, total: 100, seconds: 1, secondsLeft: 0 },
    ]);
  });

  it('lets other work run when it reports', async () => {
    let ran = false;
    setImmediate(() => {
      ran = true;
    });
    const work = follow('work', 2);
    await work.advance(1);
    assert.equal(ran, false);
    now += 250;
    await work.advance(0);
    assert.equal(ran, true);
    work.end();
  });

  it('throws after an interrupt, at the next report', async () => {
    const work = follow('work', 8);
    process.emit(event);
    await work.advance(1);
    now += 300;
    await assert.rejects(work.advance(1), (error: Error) => {
      assert.ok(error instanceof InterruptedError);
      assert.equal(error.name, 'InterruptedError');
      assert.match(error.message, /Stopped during work, at 25 %\. .* run it again/);
      return true;
    });
    work.end();
  });

  it('does not listen before the start or after the end', async () => {
    const before = process.listenerCount(event);
    process.emit(event);
    const [first, second] = [follow('first', 1), follow('second', 1)];
    first.end();
    await second.advance(1);
    second.end();
    assert.equal(process.listenerCount(event), before);
  });
});
