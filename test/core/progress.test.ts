import assert from 'node:assert/strict';
import { follow, InterruptedError, type ProgressState, setProgress, showingOnlyLong } from '../../src/core/progress';

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
      now += 200;
      await work.advance(10);
    }
    work.end();
    const times = [
      [60, 1.2, 0.8],
      [80, 1.6, 0.4],
      [100, 2, 0],
    ];
    assert.equal(states.length, times.length);
    states.forEach(({ secondsLeft, ...state }, i) => {
      assert.deepEqual(state, { label: 'work', done: times[i][0], total: 100, seconds: times[i][1] });
      assert.ok(
        Object.is(secondsLeft, NaN) ? Number.isNaN(times[i][2]) : Math.abs(secondsLeft - times[i][2]) < 1e-9,
        `${secondsLeft}`,
      );
    });
  });

  it('can be shown only of what takes long', async () => {
    const work = async (label: string, milliseconds: number) => {
      const progress = follow(label, 10);
      for (let i = 0; i < 10; i++) {
        now += milliseconds / 10;
        await progress.advance(1);
      }
      progress.end();
    };
    await showingOnlyLong(5, async () => {
      await work('short', 4000);
      await work('long', 20_000);
    });
    assert.deepEqual(
      [states.some(({ label }) => label === 'short'), states.at(-1)!.label, states.at(-1)!.done],
      [false, 'long', 10],
    );
    await work('afterwards', 4000);
    assert.equal(states.at(-1)!.label, 'afterwards');
    await assert.rejects(
      showingOnlyLong(5, async () => {
        throw new Error('failed');
      }),
      /failed/,
    );
    await work('after an error', 4000);
    assert.equal(states.at(-1)!.label, 'after an error');
  });

  it('forecasts once, from the speed after the first units', async () => {
    const forecasts: number[] = [];
    const work = follow('work', 1000, seconds => forecasts.push(seconds));
    now += 10_000; // what it takes to begin
    for (let i = 0; i < 20; i++) {
      await work.advance(1);
      now += 300;
    }
    work.end();
    assert.equal(forecasts.length, 1);
    assert.ok(Math.abs(forecasts[0] - 300) < 1e-9, `${forecasts}`);
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

  it('says what is said to say about what is kept', async () => {
    const work = follow('work', 8, undefined, 'Nothing is kept.');
    process.emit(event);
    now += 300;
    await assert.rejects(work.advance(1), /at 12 %\. Nothing is kept\.$/);
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
