import type { Queue } from 'bullmq';
import type { BlockJob } from './blockJob';

/**
 * Takes blocks of a folder out of a queue, but for those that are being trained.
 * @param folder that need not be there any more
 * @param but of this identity, which stay
 * @returns how many nobody had given up or finished
 */
export async function takeOut(queue: Queue<BlockJob>, folder: string, but?: string): Promise<number> {
  const ours = ({ data }: { data: BlockJob }) => data.folder === folder && data.id !== but;
  const waiting = (await queue.getJobs(['waiting', 'delayed'])).filter(ours);
  const ended = (await queue.getJobs(['failed', 'completed'])).filter(ours);
  for (const job of [...waiting, ...ended]) await job.remove().catch(() => {}); // somebody has just begun with it
  return waiting.length;
}
