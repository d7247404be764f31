import assert from 'node:assert/strict';
import { distribute } from '../../../src/train/execute/distribute';
import { WorkerEnded } from '../../../src/train/execute/workerEnded';
import type { Listener } from '../../../src/train/trainer';
import { FakeWorker } from './fakeWorker';

describe('distribute', () => {
  const assignment = (orders: number, workers: number) => ({
    setups: Array.from({ length: workers }, (_, i) => `set-up ${i}`),
    orders: Array.from({ length: orders }, (_, i) => `order ${i}`),
  });
  const finishing = (worker: FakeWorker, at: number) => worker.finish(at, 2);
  /** Keeps what it hears. */
  function ears() {
    const models: [number, number][] = [];
    let steps = 0;
    const listener: Listener = {
      onModel: (at, { weights }) => void models.push([at, weights![0][0]]),
      onSteps: more => {
        steps += more;
      },
    };
    return { models, listener, steps: () => steps };
  }
  const { signal } = new AbortController();
  const moment = () => new Promise(resolve => setImmediate(resolve));

  it('gives each worker its set-up and then orders, and hands over each model once', async () => {
    const workers = [new FakeWorker(finishing), new FakeWorker(finishing)];
    const { models, listener, steps } = ears();
    await distribute(workers, assignment(9, 2), listener, signal);
    assert.deepEqual(
      models.sort(([a], [b]) => a - b),
      Array.from({ length: 9 }, (_, i) => [i, i]),
    );
    assert.equal(steps(), 18);
    workers.forEach(({ requests }, i) => assert.deepEqual(requests[0], { setup: `set-up ${i}` }));
    assert.deepEqual(workers.flatMap(({ orders }) => orders).sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert.ok(
      workers.every(({ heard }) => !heard),
      'nobody listens any more',
    );
  });

  it('gives a worker its next order while it does one, but leaves the last ones to whoever is free', async () => {
    const workers = [new FakeWorker(() => {}), new FakeWorker(() => {})];
    const [a, b] = workers;
    const run = distribute(workers, assignment(7, 2), ears().listener, signal);
    assert.deepEqual(
      [a.orders, b.orders],
      [
        [0, 2],
        [1, 3],
      ],
    );
    a.finish(0);
    assert.deepEqual(a.orders, [0, 2, 4]);
    a.finish(2);
    assert.deepEqual(a.orders, [0, 2, 4], 'the others wait for whoever is free first');
    a.finish(4);
    a.finish(5);
    assert.deepEqual([a.orders, b.orders.length], [[0, 2, 4, 5, 6], 2]);
    for (const at of [1, 3]) b.finish(at);
    a.finish(6);
    await run;
  });

  it('has steps without a model, and waits for a listener that takes its time', async () => {
    const worker = new FakeWorker((one, at) => {
      one.tell({ steps: 5 });
      one.finish(at, 3);
    });
    const heard: string[] = [];
    const listener: Listener = {
      onModel: async at => {
        await moment();
        heard.push(`model ${at}`);
      },
      onSteps: async steps => {
        await moment();
        heard.push(`${steps} steps`);
      },
    };
    await distribute([worker], assignment(2, 1), listener, signal);
    assert.deepEqual(heard, ['5 steps', 'model 0', '3 steps', '5 steps', 'model 1', '3 steps']);
  });

  it('throws what the listener throws, after models that came meanwhile, and no steps', async () => {
    const { models, listener } = ears();
    const worker = new FakeWorker(finishing);
    let failed = false;
    const onSteps = async () => {
      assert.ok(!failed, 'no steps after the failure');
      failed = true;
      await moment();
      worker.finish(1);
      throw new Error('enough');
    };
    await assert.rejects(distribute([worker], assignment(3, 1), { ...listener, onSteps }, signal), /^Error: enough$/);
    assert.deepEqual(models.map(([at]) => at).slice(0, 2), [0, 1]);
    assert.ok(!worker.heard);
  });

  it('throws why a worker ended, or could not do its order', async () => {
    const { listener } = ears();
    await assert.rejects(
      distribute([new FakeWorker(worker => worker.kill())], assignment(1, 1), listener, signal),
      error => error instanceof WorkerEnded && error.message === 'killed',
    );
    const failing = new FakeWorker(worker => worker.tell({ error: 'no such layer' }));
    await assert.rejects(distribute([failing], assignment(1, 1), listener, signal), /^Error: no such layer$/);
  });

  it('gives up a worker that has something to do and says nothing, but none that has nothing to do', async () => {
    const [mute, idle] = [new FakeWorker(() => {}), new FakeWorker(finishing)];
    const { listener, models } = ears();
    await assert.rejects(distribute([mute, idle], assignment(3, 2), listener, signal, 100), error => {
      assert.ok(error instanceof WorkerEnded);
      assert.equal(error.message, 'A training worker said nothing for 0.1 s; it was given up.');
      return true;
    });
    assert.equal(models.length, 2);
  });

  it('has patience with a worker that is slow, but says so', async () => {
    const { listener, steps } = ears();
    const slow = new FakeWorker(async (worker, at) => {
      for (let i = 0; i < 30; i++) {
        worker.tell({ steps: 1 });
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      worker.finish(at);
    });
    await distribute([slow], assignment(1, 1), listener, signal, 200);
    assert.equal(steps(), 31);
  });

  it('is done when it is aborted after the last model', async () => {
    const controller = new AbortController();
    const onSteps = () => controller.abort();
    await distribute([new FakeWorker(finishing)], assignment(1, 1), { ...ears().listener, onSteps }, controller.signal);
  });

  it('ends at an abort with its reason, at once though no worker says anything', async () => {
    const controller = new AbortController();
    const reason = new Error('no more time');
    const worker = new FakeWorker(() => {});
    const run = distribute([worker], assignment(1, 1), ears().listener, controller.signal);
    controller.abort(reason);
    await assert.rejects(run, error => error === reason);
    assert.ok(!worker.heard);
  });
});
