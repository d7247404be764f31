import { jobStatus } from '../../train/jobs/status';
import { slurmProgram } from './slurmProgram';
import { jobsOf, slurmTasks } from './slurmTasks';

/** Cancels all that a job folder has in the queue; what was trained stays. @returns how many blocks that were */
export async function cancel(folder: string): Promise<number> {
  const all = jobStatus(folder).blocks.map(({ number }) => number);
  const queued = [...(await slurmTasks(folder, all)).values()].filter(task => task.queued);
  if (queued.length > 0) await slurmProgram('scancel', ...jobsOf(queued));
  return queued.length;
}
