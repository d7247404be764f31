import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Heard, unending } from '../../../src/contract/training';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { onFolder } from '../../../src/train/jobs/onFolder';
import { planTask } from '../../../src/train/jobs/plan';
import { jobStatus } from '../../../src/train/jobs/status';
import { workOnJobs } from '../../../src/train/jobs/work';
import { denseTask, temporaryFolder } from './jobs';

describe('a job folder', () => {
  const folder = temporaryFolder();

  it('says what is wrong with its first file', async () => {
    JobFolder.open(folder.path, true);
    for (const content of ['', '{"format":2,"gmia":"9.0.0","id":"a"}']) {
      writeFileSync(join(folder.path, 'jobs.json'), content);
      assert.throws(
        () => jobStatus(folder.path),
        /jobs\.json to say which version of gmia planned it, got "something else"\. Plan a new folder/,
      );
    }
  });

  it('is not made where there is a file', () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    assert.throws(() => JobFolder.open(file, true), /Expected the path of a folder, got ".*file"\. There is a file/);
  });

  it('has whoever works on it or waits for it end when it is removed, and does not come back', async () => {
    const path = join(folder.path, 'jobs');
    await planTask(JobFolder.open(path, true), denseTask(2), { models: 2 }, unending());
    await workOnJobs(path);
    const jobs = JobFolder.open(path);
    const working = workOnJobs(path, { stay: true });
    const waiting = onFolder(path, { every: 0.05 }).run([denseTask(3)], new Heard(), unending());
    const outcomes = [working, waiting].map(one => assert.rejects(one, /job folder .* is not there any more/));
    rmSync(path, { recursive: true });
    await Promise.all(outcomes);
    assert.throws(() => jobs.write('a', 'blocks', '000000.done'), /is not there any more/);
    assert.ok(!existsSync(path), readdirSync(folder.path).join());
  });
});
