import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { unending } from '../../../src/contract/training';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { planTask } from '../../../src/train/jobs/plan';
import { jobStatus } from '../../../src/train/jobs/status';
import { workOnJobs } from '../../../src/train/jobs/work';
import { denseTask, temporaryFolder } from './jobs';

describe('a claim', () => {
  const folder = temporaryFolder();

  it('holds for a minute, by whichever clock', async () => {
    const jobs = JobFolder.open(folder.path, true);
    await planTask(jobs, denseTask(2), { models: 2 }, unending());
    const said = { id: 'other', host: 'elsewhere', pid: 1, since: '', models: 0, steps: 0 };
    jobs.write(JSON.stringify(said), 'blocks', '000000.claim');
    const state = (seconds: number) => {
      const time = Date.now() / 1000 + seconds;
      utimesSync(join(folder.path, 'blocks', '000000.claim'), time, time);
      return jobStatus(folder.path).blocks[0].state;
    };
    assert.deepEqual([-100, -10, 0, 10, 100_000].map(state), ['lost', 'running', 'running', 'running', 'lost']);
    assert.equal((await workOnJobs(folder.path)).length, 1);
  });
});
