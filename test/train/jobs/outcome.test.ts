import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Heard, unending } from '../../../src/contract/training';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { onFolder } from '../../../src/train/jobs/onFolder';
import { planTask } from '../../../src/train/jobs/plan';
import { jobStatus } from '../../../src/train/jobs/status';
import { workOnJobs } from '../../../src/train/jobs/work';
import { denseTask, temporaryFolder } from './jobs';

describe('what became of a block', () => {
  const folder = temporaryFolder();
  const plan = () => planTask(JobFolder.open(folder.path, true), denseTask(4), { models: 2 }, unending());
  const states = () => jobStatus(folder.path).blocks.map(({ state, trained }) => `${state} ${trained}`);

  it('is known although a file that says it was cut off', async () => {
    await plan();
    writeFileSync(join(folder.path, 'blocks', '000000.failed-0'), '');
    assert.deepEqual(states(), ['waiting 0', 'waiting 0']);
    const failure = { by: 'a:1', time: '', message: 'no such program' };
    writeFileSync(join(folder.path, 'blocks', '000000.failed-1'), JSON.stringify(failure));
    writeFileSync(join(folder.path, 'blocks', '000000.failed-2'), '{"by":"a');
    assert.equal(jobStatus(folder.path).blocks[0].failure, 'no such program');
    assert.deepEqual(states(), ['failed 0', 'waiting 0']);
    await workOnJobs(folder.path, { failed: true });
    for (const content of ['', '{"by":"a', '{}']) {
      writeFileSync(join(folder.path, 'blocks', '000001.done'), content);
      assert.deepEqual(states(), ['done 2', 'done 2']);
      assert.equal((await workOnJobs(folder.path, { block: 1 }))[0].failure, undefined);
      assert.ok(jobStatus(folder.path).blocks[1].worker, 'who looked again says so');
    }
  });

  it('is not that it is done where somebody removed a model of it', async () => {
    const { task } = await plan();
    await workOnJobs(folder.path);
    const models = join(folder.path, 'models', task);
    rmSync(join(models, readdirSync(models)[0]));
    const heard = new Heard();
    const waiting = onFolder(folder.path, { every: 0.05 }).run([denseTask(4)], heard, unending());
    while (states().every(state => state === 'done 2')) await new Promise(resolve => setTimeout(resolve, 20));
    assert.deepEqual(states().sort(), ['done 2', 'waiting 1']);
    assert.equal((await workOnJobs(folder.path)).length, 1);
    await waiting;
    assert.equal(heard.order.length, 4);
  });
});
