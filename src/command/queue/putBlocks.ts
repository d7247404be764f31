import type { Queue } from 'bullmq';
import { JobFolder } from '../../train/jobs/jobFolder';
import { statusOf } from '../../train/jobs/status';
import type { LeftAlone } from '../submit/leftAlone';
import { type BlockJob, jobIdOf, jobOptions } from './blockJob';
import { takeOut } from './takeOut';

/** What became of the blocks of a folder that are not finished. */
export interface Put extends LeftAlone {
  put: number;
}

/**
 * Puts the blocks of a job folder into a queue that are not finished. One that is in it already, waiting or being
 * trained, is left there; one that has failed there, or whose models are gone, is put in anew. Blocks of a folder that
 * was in this place before are taken out.
 * @param attempts after so many failures nobody takes a block any more
 * @param failed whether blocks that failed three times are put, too
 * @throws RangeError for a folder that is none
 */
export async function putBlocks(
  queue: Queue<BlockJob>,
  path: string,
  { attempts = 3, failed = false }: { attempts?: number; failed?: boolean } = {},
): Promise<Put> {
  const folder = JobFolder.open(path);
  await takeOut(queue, folder.path, folder.id);
  const counts: LeftAlone = { queued: 0, elsewhere: 0, failed: 0 };
  const free: BlockJob[] = [];
  for (const { number, state } of statusOf(folder).blocks) {
    if (state === 'done') continue;
    const job: BlockJob = { folder: folder.path, id: folder.id, block: number };
    if (await isQueued(queue, job)) counts.queued++;
    else if (state === 'running') counts.elsewhere++;
    else if (state === 'failed' && !failed) counts.failed++;
    else free.push(job);
  }
  for (const job of free) await queue.remove(jobIdOf(job)); // as it ended, or nothing
  await queue.addBulk(free.map(data => ({ name: `block ${data.block}`, data, opts: jobOptions(data, attempts) })));
  return { ...counts, put: free.length };
}

/** Whether a block is in a queue, and somebody will do it or is doing it. */
async function isQueued(queue: Queue<BlockJob>, job: BlockJob): Promise<boolean> {
  const state = await queue.getJobState(jobIdOf(job));
  return !['completed', 'failed', 'unknown'].includes(state);
}
