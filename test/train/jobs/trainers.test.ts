import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Heard, smallData, taskOf, unending } from '../../../src/contract/training';
import type { Architecture, ModelSpec } from '../../../src/models/architecture';
import { contents } from '../../../src/models/store/contents';
import type { Executor } from '../../../src/train/execute/executor';
import { here } from '../../../src/train/execute/here';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { readModel } from '../../../src/train/jobs/modelFile';
import { planTask } from '../../../src/train/jobs/plan';
import { workOnJobs } from '../../../src/train/jobs/work';
import { processPool } from '../../../src/train/layers/processesTrainer';
import type { Trained, TrainingTask } from '../../../src/train/trainer';
import { temporaryStore } from '../../models/temporaryStore';
import { plainCommand } from '../command/plainCommand';
import { small, smallRecords } from '../wideAndDeep/small';
import { denseTask, temporaryFolder } from './jobs';

describe('models of a job folder', () => {
  temporaryStore();
  const folder = temporaryFolder();

  async function elsewhere(task: TrainingTask<ModelSpec>, threads = 1): Promise<Trained[]> {
    const jobs = JobFolder.open(folder.path, true);
    const { task: id, ids } = await planTask(jobs, task, { models: 2 }, unending());
    await workOnJobs(folder.path, { threads });
    return ids.map(one => readModel(jobs, id, one)!);
  }

  async function locally(task: TrainingTask<ModelSpec>, executor: Executor = here): Promise<Trained[]> {
    const heard = new Heard();
    await executor.run([task], heard, unending());
    await executor.close();
    return heard.models;
  }

  const numbers = (models: Trained[]) => models.map(({ weights, logits }) => ({ weights, logits }));

  it('are the same bits on every machine, for dense networks', async function () {
    if (contents.dense.version !== 2) this.skip();
    const hash = createHash('sha256');
    for (const values of (await elsewhere(denseTask(5), 2)).flatMap(({ weights }) => weights!)) hash.update(values);
    assert.equal(hash.digest('hex').slice(0, 16), 'f03d3956ddc379b6');
  });

  it('are those of this process, for wide-and-deep networks', async () => {
    const task = { ...denseTask(3), trainer: 'wideAndDeep', spec: small, data: smallRecords() };
    assert.deepEqual(numbers(await elsewhere(task)), numbers(await locally(task)));
  });

  it('are those of this process, for a program of one’s own, with its warnings', async () => {
    const task = taskOf({ name: 'command', gives: 'logits', spec: plainCommand(), data: smallData() }, 3);
    assert.deepEqual(await elsewhere(task), await locally(task));
  });

  it('agree up to rounding, for convolutional networks by TensorFlow', async () => {
    const spec: Architecture = {
      layers: [
        { type: 'conv2d', filters: 3, kernel: 3, activation: 'relu' },
        { type: 'maxPool', size: 2 },
        { type: 'flatten' },
        { type: 'dense', units: 4, activation: 'relu' },
        { type: 'dropout', rate: 0.5 },
      ],
      optimiser: 'adam',
      rate: 0.01,
      batch: 5,
      steps: 12,
    };
    const task = taskOf({ name: 'processes', gives: 'weights', spec, data: smallData([6, 6, 1], 3) }, 3);
    const there = (await elsewhere(task)).flatMap(one => one.weights!);
    // With processes of its own, which end with it: other tests count those that there are.
    const here = (await locally(task, processPool(1))).flatMap(one => one.weights!);
    there.forEach((values, i) =>
      values.forEach((value, at) => assert.ok(Math.abs(value - here[i][at]) < 1e-4, `${value}, not ${here[i][at]}`)),
    );
  });
});
