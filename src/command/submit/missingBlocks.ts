import { jobStatus } from '../../train/jobs/status';
import { jobsOf, slurmTasks } from './slurmTasks';

/**
 * The blocks of a job folder that are to be submitted, how many are not and why, and the arrays in the queue.
 * @param again whether those that failed three times are, too
 */
export async function missingBlocks(folder: string, again: boolean) {
  const left = jobStatus(folder).blocks.filter(({ state }) => state !== 'done');
  const tasks = await slurmTasks(
    folder,
    left.map(({ number }) => number),
  );
  const queued = left.filter(({ number }) => tasks.get(number)?.queued);
  const others = left.filter(({ number }) => !tasks.get(number)?.queued);
  // A worker of a task that has ended does not live, though it may seem to for a minute.
  const elsewhere = others.filter(({ number, state }) => state === 'running' && !tasks.has(number));
  const failed = again ? [] : others.filter(({ state }) => state === 'failed');
  return {
    missing: others.filter(block => !elsewhere.includes(block) && !failed.includes(block)).map(({ number }) => number),
    queued: queued.length,
    elsewhere: elsewhere.length,
    failed: failed.length,
    jobs: jobsOf(queued.map(({ number }) => tasks.get(number)!)),
  };
}
