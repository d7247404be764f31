import assert from 'node:assert/strict';
import { sharing } from '../../src/train/sharing';

describe('sharing', () => {
  /** Helpers that say what happens to them, numbered as they start. */
  function helpers() {
    const log: string[] = [];
    let started = 0;
    const share = sharing(() => {
      const name = `helper ${++started}`;
      log.push(`${name} starts`);
      return {
        name,
        close: () => {
          log.push(`${name} ends`);
        },
      };
    });
    return { log, share };
  }

  /** The timers that were set meanwhile; they run only when told so. */
  const timers: { call: () => void; milliseconds: number; holds: boolean; cleared: boolean }[] = [];
  const { setTimeout, clearTimeout } = globalThis;
  beforeEach(() => {
    timers.length = 0;
    Object.assign(globalThis, {
      setTimeout: (call: () => void, milliseconds: number) => {
        const timer = {
          call,
          milliseconds,
          holds: true,
          cleared: false,
          unref: () => {
            timer.holds = false;
            return timer;
          },
        };
        timers.push(timer);
        return timer;
      },
      clearTimeout: (timer?: (typeof timers)[number]) => {
        if (timer) timer.cleared = true;
      },
    });
  });
  afterEach(() => {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  });

  it('lends one helper to one call after another', async () => {
    const { log, share } = helpers();
    const work = (name: string) =>
      share(async helper => {
        log.push(`${name} begins with ${helper.name}`);
        await new Promise(resolve => setImmediate(resolve));
        log.push(`${name} is done`);
        return name;
      });
    assert.deepEqual(await Promise.all([work('a'), work('b')]), ['a', 'b']);
    assert.deepEqual(log, [
      'helper 1 starts',
      'a begins with helper 1',
      'a is done',
      'b begins with helper 1',
      'b is done',
    ]);
  });

  it('ends it when a call fails, and starts another for the next, which may already wait', async () => {
    const { log, share } = helpers();
    const fails = share(async () => {
      throw new Error('no');
    });
    const works = share(async ({ name }) => name);
    await assert.rejects(fails, /^Error: no$/);
    assert.equal(await works, 'helper 2');
    assert.deepEqual(log, ['helper 1 starts', 'helper 1 ends', 'helper 2 starts']);
  });

  it('goes on after a helper that could not start', async () => {
    let attempts = 0;
    const share = sharing(() => {
      if (++attempts === 1) throw new Error('no memory');
      return { close: () => {} };
    });
    await assert.rejects(
      share(async () => 1),
      /no memory/,
    );
    assert.equal(await share(async () => 2), 2);
  });

  it('ends it after 10 s without work, which do not keep the process alive', async () => {
    const { log, share } = helpers();
    await share(async () => {});
    await share(async () => {});
    assert.deepEqual(
      timers.map(({ milliseconds, holds, cleared }) => [milliseconds, holds, cleared]),
      [
        [10_000, false, true],
        [10_000, false, false],
      ],
    );
    timers[1].call();
    assert.deepEqual(log, ['helper 1 starts', 'helper 1 ends']);
    assert.equal(await share(async ({ name }) => name), 'helper 2');
  });
});
