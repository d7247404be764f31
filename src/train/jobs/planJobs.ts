import type { EnsembleSpec } from '../ensembleSpec';
import { tasksOf, worksOf } from '../works';
import { JobFolder } from './jobFolder';
import { type BlockOptions, checkBlocks, type Planned, planTask } from './plan';

/**
 * Puts the models of ensembles that the store does not have into a job folder, which is made where it is not there;
 * what is planned already is not planned again.
 * @returns where they are, for each ensemble that is not whole
 * @throws RangeError for a folder that is none or of another version, or for models that other machines cannot train;
 *   the reason of the signal
 */
export async function planJobs(
  folder: string,
  wanted: readonly EnsembleSpec[],
  options: BlockOptions = {},
  signal = new AbortController().signal,
): Promise<Planned[]> {
  checkBlocks(options);
  const jobs = JobFolder.open(folder, true);
  const planned: Planned[] = [];
  for (const task of tasksOf(worksOf(wanted))) planned.push(await planTask(jobs, task, options, signal));
  return planned;
}
