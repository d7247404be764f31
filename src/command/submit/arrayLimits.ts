import { expected } from '../../core/check';
import type { ArrayLimits } from './arrays';
import { slurmProgram } from './slurmProgram';

/** What the scheduler's own settings say about arrays. @throws SlurmError where it does not answer */
export async function arrayLimits(): Promise<ArrayLimits> {
  const settings = await slurmProgram('scontrol', 'show', 'config');
  const size = Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(settings)?.[1] ?? expected('MaxArraySize of Slurm', settings));
  if (size < 2)
    expected('a Slurm that takes arrays of jobs', `MaxArraySize=${size}`, 'Use gmia work DIR --any in a job.');
  const tasks = Number(/\bmax_array_tasks=(\d+)/.exec(settings)?.[1] ?? size);
  return { size, tasks };
}
