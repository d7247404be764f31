import assert from 'node:assert/strict';
import { here } from '../../../src/train/execute/here';
import type { Listener, Trainer, TrainingTask } from '../../../src/train/trainer';
import { registerTrainer } from '../../../src/train/trainers';
import { makeData } from '../dense/data';

describe('here', () => {
  const seen: TrainingTask[] = [];
  const trainer: Trainer = {
    name: 'test: here',
    version: 1,
    gives: 'weights',
    check: () => {},
    train: async (task, { onModel, onSteps }) => {
      seen.push(task);
      for (const at of task.jobs.keys()) {
        await onModel(at, { weights: [Float32Array.of(task.jobs[at].sample[0])], logits: [] });
        await onSteps(1);
      }
    },
  };
  registerTrainer(trainer);
  const task = (...first: number[]): TrainingTask => ({
    trainer: trainer.name,
    spec: { layers: [], optimiser: 'sgd', rate: 0.1, batch: 1, steps: 1 },
    data: makeData(4, 2, 2, 1),
    jobs: first.map(one => ({ sample: Int32Array.of(one), seedPath: [1] })),
    ask: [],
  });

  it('has each task trained by its trainer, and numbers models through', async () => {
    const tasks = [task(3, 1), task(), task(2)];
    const models: [number, number][] = [];
    let steps = 0;
    const listener: Listener = {
      onModel: (at, { weights }) => void models.push([at, weights![0][0]]),
      onSteps: more => {
        steps += more;
      },
    };
    await here.run(tasks, listener, new AbortController().signal);
    assert.deepEqual(seen, tasks);
    assert.deepEqual(models, [
      [0, 3],
      [1, 1],
      [2, 2],
    ]);
    assert.equal(steps, 3);
    await here.close();
  });

  it('makes the next task when it is its turn, and none after an abort', async () => {
    const controller = new AbortController();
    let made = 0;
    function* tasks() {
      for (const first of [0, 1, 2]) {
        made++;
        yield task(first);
      }
    }
    const onModel = () => {
      if (made === 2) controller.abort(new Error('enough'));
    };
    await assert.rejects(here.run(tasks(), { onModel, onSteps: () => {} }, controller.signal), /enough/);
    assert.equal(made, 3, 'the third was made, but not trained');
    assert.equal(seen.length, 5);
  });

  it('refuses a trainer that nobody has', () =>
    assert.rejects(
      here.run([{ ...task(1), trainer: 'magic' }], { onModel() {}, onSteps() {} }, new AbortController().signal),
      {
        name: 'RangeError',
        message: /^Expected trainer to be 'dense', 'processes', 'layers'.* or a Trainer, got "magic"\./,
      },
    ));
});
