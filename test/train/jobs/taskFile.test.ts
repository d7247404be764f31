import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unending } from '../../../src/contract/training';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { planTask } from '../../../src/train/jobs/plan';
import { readTask } from '../../../src/train/jobs/taskFile';
import { workOnJobs } from '../../../src/train/jobs/work';
import { denseTask, temporaryFolder } from './jobs';

describe('the file of a task', () => {
  const folder = temporaryFolder();

  it('is refused where it says other things of its models, and put there anew by the next plan', async () => {
    const { jobs, ...basis } = denseTask(2);
    const plan = () => planTask(JobFolder.open(folder.path, true), { ...basis, jobs }, { models: 2 }, unending());
    const { task } = await plan();
    const file = join(folder.path, 'tasks', `${task}.safetensors`);
    const whole = readFileSync(file);
    const steps = whole.toString('latin1').replace('\\"steps\\":12', '\\"steps\\":13');
    assert.notEqual(steps, whole.toString('latin1'));
    const records = Buffer.from(whole);
    records[records.length - 1] ^= 1;
    for (const content of [Buffer.from(steps, 'latin1'), records, whole.subarray(0, 30), Buffer.alloc(0), undefined]) {
      if (content) writeFileSync(file, content);
      else rmSync(file);
      await assert.rejects(workOnJobs(folder.path), /tasks.*\.safetensors is damaged or not there\. Plan again/);
      await plan();
      assert.deepEqual(readFileSync(file), whole);
    }
    assert.deepEqual(readTask(JobFolder.open(folder.path), task).spec, basis.spec);
  });
});
