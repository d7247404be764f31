import assert from 'node:assert/strict';
import { threads } from '../../../src/train/dense/threads';
import { distribute } from '../../../src/train/execute/distribute';
import { Pool } from '../../../src/train/execute/pool';
import type { Assignment } from '../../../src/train/execute/worker';
import type { TrainingTask } from '../../../src/train/trainer';
import { makeData, makeSamples } from './data';

describe('threads', () => {
  const listener = { onModel: () => assert.fail('no model was trained'), onSteps: () => {} };
  const { signal } = new AbortController();
  const task: TrainingTask = {
    trainer: 'dense',
    spec: { layers: [], optimiser: 'sgd', rate: 0.1, batch: 1, steps: 1_000_000_000 },
    data: makeData(20, 3, 2, 1),
    jobs: makeSamples(2, 10, 20).map((sample, i) => ({ sample, seedPath: [1, i] })),
    ask: [],
  };

  it('that die tell why', async () => {
    const outside = 64 * 65536; // not reserved
    const gather = () => {
      const { start, assign } = threads();
      const wrong = ({ setups, orders }: Assignment) => ({
        setups: setups.map(setup => ({ ...(setup as object), base: outside })),
        orders,
      });
      return { start, assign: (one: TrainingTask, workers: number) => wrong(assign(one, workers)) };
    };
    await assert.rejects(new Pool(gather, 2).run([task], listener, signal), RangeError);
  });

  it('that are ended tell so', async () => {
    const { start, assign } = threads();
    const assignment = assign(task, 1);
    const thread = start();
    assert.ok(thread.alive());
    const run = distribute([thread], assignment, listener, signal);
    thread.kill();
    await assert.rejects(run, /A training thread ended with exit code/);
    assert.ok(!thread.alive());
  });

  it('share one copy of a sample or of weights that several models have', () => {
    const bytes = (jobs: TrainingTask['jobs']) => {
      const { setups } = threads().assign({ ...task, jobs }, 1);
      return (setups[0] as { base: number }).base;
    };
    const [job] = task.jobs;
    assert.equal(bytes([job, job, job]), bytes([job]));
    assert.ok(bytes([job, { ...job, sample: new Int32Array(1000) }]) >= bytes([job]) + 4000);
  });
});
