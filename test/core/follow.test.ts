import assert from 'node:assert/strict';
import { follow } from '../../src/core/follow';
import { InterruptedError } from '../../src/core/interruptedError';
import { type ProgressState, setProgress } from '../../src/core/progress';

const event = 'gmia:interrupt' as 'SIGINT';

describe('follow', () => {
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

  it('forecasts once, from the speed after the first units', async () => {
    const forecasts: number[] = [];
    const work = follow('work', 1000, { onForecast: seconds => forecasts.push(seconds) });
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
    const work = follow('work', 8, { kept: 'Nothing is kept.' });
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

  it('tells the listener that is handed in, and not the default one', async () => {
    const own: ProgressState[] = [];
    const work = follow('work', 1, { progress: { state: state => own.push(state) } });
    await work.advance(1);
    work.end();
    assert.deepEqual([own.map(({ done }) => done), states], [[1], []]);
    await follow('silent', 1, { progress: {} }).advance(1);
    assert.deepEqual(states, []);
  });

  describe('with a signal', () => {
    const reason = new Error('no more time');
    const stopped = (message: RegExp, cause?: unknown) => (error: Error) => {
      assert.ok(error instanceof InterruptedError);
      assert.match(error.message, message);
      assert.equal(error.cause, cause);
      return true;
    };

    it('does not begin when it is aborted before the start', () => {
      const before = process.listenerCount(event);
      const signal = AbortSignal.abort(reason);
      assert.throws(() => follow('work', 8, { signal }), stopped(/^Stopped before work\.$/, reason));
      assert.equal(process.listenerCount(event), before);
    });

    it('throws when it is aborted in the middle, at the next report, with the reason as cause', async () => {
      const controller = new AbortController();
      const work = follow('work', 8, { signal: controller.signal });
      await work.advance(2);
      assert.equal(work.signal.aborted, false);
      controller.abort(reason);
      assert.equal(work.signal.aborted, true);
      now += 300;
      await assert.rejects(work.advance(2), stopped(/^Stopped during work, at 50 %\./, reason));
      work.end();
    });

    it('throws the same where a part ends at its signal, but passes on other errors and results', async () => {
      const controller = new AbortController();
      const work = follow('work', 8, { signal: controller.signal });
      const part = new Promise((_, reject) => {
        work.signal.addEventListener('abort', () => reject(work.signal.reason));
      });
      assert.equal(await work.wait(Promise.resolve(7)), 7);
      controller.abort(reason);
      await assert.rejects(work.wait(part), stopped(/^Stopped during work, at 0 %\./, reason));
      const other = new Error('disk full');
      await assert.rejects(work.wait(Promise.reject(other)), error => error === other);
      work.end();
    });

    it('passes on an error of undefined as long as nothing was aborted', async () => {
      const work = follow('work', 8);
      await assert.rejects(work.wait(Promise.reject(undefined)), error => error === undefined);
      work.end();
    });

    it('gives an interrupt no cause', async () => {
      const work = follow('work', 8, { signal: new AbortController().signal });
      process.emit(event);
      now += 300;
      await assert.rejects(work.advance(1), stopped(/^Stopped during work/));
      work.end();
    });

    it('is not disturbed when it is aborted after the end, or aborted twice', async () => {
      const controller = new AbortController();
      const ended = follow('ended', 1, { signal: controller.signal });
      await ended.advance(1);
      ended.end();
      const work = follow('work', 8, { signal: controller.signal });
      controller.abort(reason);
      controller.abort(new Error('again'));
      process.emit(event);
      assert.equal(ended.signal.aborted, false);
      now += 300;
      await assert.rejects(work.advance(1), stopped(/^Stopped during work/, reason));
      work.end();
    });

    it('ends as if nothing had happened when it is aborted with the last unit', async () => {
      const controller = new AbortController();
      const work = follow('work', 1, { signal: controller.signal });
      controller.abort(reason);
      await work.advance(1);
      work.end();
      assert.equal(states.at(-1)!.done, 1);
    });

    it('refuses what is no signal', () =>
      assert.throws(() => follow('work', 1, { signal: 5 as unknown as AbortSignal }), {
        name: 'RangeError',
        message: 'Expected signal to be an AbortSignal, got 5. Make one with new AbortController().',
      }));
  });
});
