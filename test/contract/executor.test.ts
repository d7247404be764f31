import assert from 'node:assert/strict';
import { type ExecutorSubject, executor, executorContract } from '../../src/contract/executor';
import { smallNetwork } from '../../src/contract/training';
import { threadPool } from '../../src/train/dense/denseTrainer';
import type { Executor } from '../../src/train/execute/executor';
import { here } from '../../src/train/execute/here';
import { processPool } from '../../src/train/layers/processesTrainer';
import { staffed } from '../train/jobs/jobs';
import { itHolds } from './itHolds';

/** As one that sends work elsewhere does: everything is copied on its way there and back. */
const elsewhere: Executor = {
  run: async (tasks, listener, signal) => {
    let before = 0;
    for (const task of tasks) {
      const first = before;
      before += task.jobs.length;
      const onModel = (at: number, model: Parameters<typeof listener.onModel>[1]) =>
        listener.onModel(first + at, structuredClone(model));
      await here.run([structuredClone(task)], { onModel, onSteps: steps => listener.onSteps(steps) }, signal);
    }
  },
  close: async () => {},
};

const subject = (executor: Executor, trainer = 'dense'): ExecutorSubject => ({ executor, trainer, spec: smallNetwork });

describe('every executor', () =>
  itHolds(executorContract, {
    here: subject(here),
    'here, by TensorFlow': subject(here, 'layers'),
    threadPool: subject(threadPool(2)),
    processPool: subject(processPool(2), 'processes'),
    'one that copies everything': subject(elsewhere),
    onFolder: subject(staffed()),
  }));

describe('contract.executor', () => {
  it('names what an executor of one’s own breaks', async () => {
    const unnumbered: Executor = {
      ...here,
      run: async (tasks, listener, signal) => {
        for (const task of tasks) await here.run([task], listener, signal);
      },
    };
    await assert.rejects(
      executor(unnumbered),
      /numbered .* every step: models [\d, ]+ were handed over, wanted each of 5/,
    );
    await assert.rejects(executor({ ...elsewhere, run: async () => {} }), (error: Error) => {
      assert.match(error.message, /^The executor does not hold to its interface:\n/);
      assert.match(error.message, /models none were handed over, wanted each of 5 once/);
      assert.match(error.message, /stops with the reason of a signal, .*: it ends as if nothing were/);
      assert.doesNotMatch(error.message, /does nothing without tasks|closed more than once/);
      return true;
    });
  });
});
