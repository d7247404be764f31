import assert from 'node:assert/strict';
import { Pool } from '../../../src/train/execute/pool';
import type { Workforce } from '../../../src/train/execute/worker';
import type { TrainingTask } from '../../../src/train/trainer';
import { makeData } from '../dense/data';
import { FakeWorker } from './fakeWorker';

describe('Pool', () => {
  /** Workforces that say what happens to them, numbered as they are gathered; what they train is up to `work`. */
  function workforces(work: (worker: FakeWorker, at: number) => void = (worker, at) => worker.finish(at)) {
    const log: string[] = [];
    const workers: FakeWorker[] = [];
    let gathered = 0;
    const gather = (): Workforce => {
      const name = `workforce ${++gathered}`;
      return {
        start: () => {
          const worker = new FakeWorker(work, () => log.push(`${name} loses a worker`));
          workers.push(worker);
          log.push(`${name} starts a worker`);
          return worker;
        },
        assign: ({ trainer, jobs }, count) => {
          log.push(`${name} does ${trainer}`);
          return { setups: new Array(count).fill(trainer), orders: jobs };
        },
      };
    };
    return { log, gather, workers };
  }
  const task = (trainer: string, jobs = 2): TrainingTask => ({
    trainer,
    spec: { layers: [], optimiser: 'sgd', rate: 0.1, batch: 1, steps: 1 },
    data: makeData(4, 2, 2, 1),
    jobs: Array.from({ length: jobs }, (_, i) => ({ sample: Int32Array.of(0), seedPath: [1, i] })),
    ask: [],
  });
  const silent = { onModel: () => {}, onSteps: () => {} };
  const { signal } = new AbortController();

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

  it('has one workforce, for one call after another', async () => {
    const { log, gather } = workforces();
    const pool = new Pool(gather, 1);
    const run = async (name: string) => {
      await pool.run([task(name)], silent, signal);
      log.push(`${name} is done`);
    };
    await Promise.all([run('a'), run('b')]);
    assert.deepEqual(log, [
      'workforce 1 does a',
      'workforce 1 starts a worker',
      'a is done',
      'workforce 1 does b',
      'b is done',
    ]);
  });

  it('numbers models through all tasks of a call, and starts as many workers as it needs', async () => {
    const { log, gather } = workforces();
    const finished: number[] = [];
    const listener = { onModel: (at: number) => void finished.push(at), onSteps: () => {} };
    await new Pool(gather, 3).run([task('a', 2), task('b', 0), task('c', 5)], listener, signal);
    assert.deepEqual(finished.sort(), [0, 1, 2, 3, 4, 5, 6]);
    assert.equal(log.filter(line => line.endsWith('starts a worker')).length, 3);
    assert.ok(!log.includes('workforce 1 does b'));
  });

  it('ends its workers when a call fails, and starts others for the next, which may already wait', async () => {
    const { log, gather } = workforces();
    const pool = new Pool(gather, 1);
    const onModel = () => {
      throw new Error('no');
    };
    const fails = pool.run([task('a', 1)], { ...silent, onModel }, signal);
    const works = pool.run([task('b', 1)], silent, signal);
    await assert.rejects(fails, /^Error: no$/);
    await works;
    assert.deepEqual(log, [
      'workforce 1 does a',
      'workforce 1 starts a worker',
      'workforce 1 loses a worker',
      'workforce 2 does b',
      'workforce 2 starts a worker',
    ]);
  });

  it('goes on after a workforce that could not be gathered', async () => {
    let attempts = 0;
    const { gather } = workforces();
    const pool = new Pool(() => {
      if (++attempts === 1) throw new Error('no memory');
      return gather();
    }, 1);
    await assert.rejects(pool.run([task('a')], silent, signal), /no memory/);
    await pool.run([task('a')], silent, signal);
    assert.equal(attempts, 2);
  });

  describe('where a worker dies', () => {
    /** What a call of 4 models by 3 workers comes to, one of which dies at some of the orders; a model has 1 step. */
    async function trained(dies: (order: number) => boolean, tell = 0) {
      let orders = 0;
      const { log, gather, workers } = workforces((worker, at) => {
        const order = orders++;
        if (tell > 0) worker.tell({ steps: tell });
        if (dies(order)) worker.kill();
        else worker.finish(at, 1 - tell);
      });
      const models: number[] = [];
      let steps = 0;
      const listener = {
        onModel: (at: number) => void models.push(at),
        onSteps: (more: number) => {
          steps += more;
        },
      };
      const run = new Pool(gather, 3).run([task('a', 4)], listener, signal);
      const error = await run.then(
        () => undefined,
        (thrown: Error) => thrown.message,
      );
      const starts = log.filter(line => line.endsWith('starts a worker'));
      return { error, models: models.sort(), steps, starts, killed: workers.filter(one => !one.alive()).length };
    }

    it('trains what is missing once more, with one less beside it', async () => {
      for (const at of [0, 1, 2, 3]) {
        const { error, models, steps, starts } = await trained(order => order === at);
        assert.deepEqual([error, models, steps], [undefined, [0, 1, 2, 3], 4]);
        const again = starts.filter(line => line.startsWith('workforce 2'));
        assert.equal(starts.length - again.length, 3);
        assert.ok(again.length >= 1 && again.length <= 2, `${at}: ${again.length}`);
      }
    });

    it('counts no step twice, and none too little', async () => {
      assert.equal((await trained(order => order === 2, 0.5)).steps, 4);
    });

    it('says why when it dies again', async () => {
      const { error, models } = await trained(order => order > 0);
      assert.deepEqual([error, models.length], ['killed', 1]);
    });
  });

  it('replaces workers that died while they had nothing to do', async () => {
    const { log, gather, workers } = workforces();
    const pool = new Pool(gather, 2);
    await pool.run([task('a')], silent, signal);
    workers[0].kill();
    await pool.run([task('b')], silent, signal);
    assert.equal(log.filter(line => line === 'workforce 1 starts a worker').length, 3);
  });

  it('ends its workers after 10 s without work, which do not keep the process alive', async () => {
    const { log, gather } = workforces();
    const pool = new Pool(gather, 1);
    await pool.run([task('a')], silent, signal);
    await pool.run([task('b')], silent, signal);
    assert.deepEqual(
      timers.map(({ milliseconds, holds, cleared }) => [milliseconds, holds, cleared]),
      [
        [10_000, false, true],
        [10_000, false, false],
      ],
    );
    timers[1].call();
    assert.equal(log.at(-1), 'workforce 1 loses a worker');
    await pool.run([task('c')], silent, signal);
    assert.equal(log.at(-1), 'workforce 2 starts a worker');
    await pool.close();
    assert.equal(log.at(-1), 'workforce 2 loses a worker');
    assert.ok(timers[2].cleared);
  });

  it('fails a call that goes on when it is closed', async () => {
    const { gather } = workforces(() => {});
    const pool = new Pool(gather, 1);
    const run = pool.run([task('a')], silent, signal);
    await new Promise(resolve => setImmediate(resolve));
    await pool.close();
    await assert.rejects(run, /^Error: killed$/);
  });

  it('does not begin what is aborted, nor the next task', async () => {
    const { log, gather } = workforces();
    const controller = new AbortController();
    const reason = new Error('enough');
    const pool = new Pool(gather, 1);
    const onModel = () => controller.abort(reason);
    const run = pool.run([task('a', 1), task('b', 1)], { ...silent, onModel }, controller.signal);
    await assert.rejects(run, error => error === reason);
    await assert.rejects(pool.run([task('c')], silent, controller.signal), error => error === reason);
    assert.deepEqual(
      log.filter(line => line.includes('does')),
      ['workforce 1 does a'],
    );
  });

  it('refuses to have no workers', () =>
    assert.throws(() => new Pool(workforces().gather, 0), {
      name: 'RangeError',
      message: 'Expected workers to be a whole number of at least 1, got 0.',
    }));
});
