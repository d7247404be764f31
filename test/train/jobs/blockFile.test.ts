import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unending } from '../../../src/contract/training';
import { readBlock, readJobs } from '../../../src/train/jobs/blockFile';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { type BlockOptions, planTask } from '../../../src/train/jobs/plan';
import { jobStatus } from '../../../src/train/jobs/status';
import { workOnJobs } from '../../../src/train/jobs/work';
import { denseTask, temporaryFolder } from './jobs';

describe('the files of a block', () => {
  const folder = temporaryFolder();
  const plan = (models = 4, options: BlockOptions = { models: 2 }) =>
    planTask(JobFolder.open(folder.path, true), denseTask(models), options, unending());
  const path = (name: string) => join(folder.path, 'blocks', name);
  const read = () => {
    const jobs = JobFolder.open(folder.path);
    return readJobs(jobs, 0, readBlock(jobs, 0));
  };
  const damaged = /blocks.000000\.safetensors is damaged or not there\. Remove .*000000\.json and plan again/;

  it('are refused where a seed, a sample or a model is not what was planned', async () => {
    await plan();
    assert.deepEqual(read(), denseTask(4).jobs.slice(0, 2));
    const text = readFileSync(path('000000.json'), 'utf8');
    const block = JSON.parse(text);
    block.models[0].seedPath[2] = 3;
    writeFileSync(path('000000.json'), JSON.stringify(block));
    assert.throws(read, damaged);
    writeFileSync(path('000000.json'), text);
    copyFileSync(path('000001.safetensors'), path('000000.safetensors'));
    assert.throws(read, damaged);
    const [{ failure }] = await workOnJobs(folder.path, { block: 0 });
    assert.match(failure!, damaged);
    rmSync(path('000000.safetensors'));
    assert.throws(read, damaged);
  });

  it('are named where they are cut off', async () => {
    await plan();
    for (const content of ['', '{"task":"a"}', readFileSync(path('000000.json'), 'utf8').slice(0, 40)]) {
      writeFileSync(path('000000.json'), content);
      assert.throws(
        () => jobStatus(folder.path),
        /000000\.json is damaged or not there\. Remove .*000000\.json and plan/,
      );
      await assert.rejects(workOnJobs(folder.path, { block: 0 }), /000000\.json is damaged/);
    }
  });

  it('are planned anew under another number once they are removed', async () => {
    await plan();
    writeFileSync(path('000001.safetensors'), '');
    for (let i = 0; i < 3; i++) await workOnJobs(folder.path, { block: 1 });
    assert.equal(jobStatus(folder.path).blocks[1].state, 'failed');
    rmSync(path('000001.json'));
    assert.deepEqual((await plan()).blocks, [0, 2]);
    assert.equal((await workOnJobs(folder.path)).length, 2);
    assert.equal(readdirSync(join(folder.path, 'models', (await plan()).task)).length, 4);
  });
});
