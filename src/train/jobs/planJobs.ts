import type { EnsembleSpec } from '../ensembleSpec';
import { tasksOf, worksOf } from '../works';
import { JobFolder } from './jobFolder';
import { type BlockOptions, checkBlocks, type Planned, planTask } from './plan';
import { secondsEachOnce } from './stepTime';

/**
 * Puts the models of ensembles that the store does not have into a job folder, which is made where it is not there;
 * what is planned already is not planned again.
 * @returns where they are, for each ensemble that is not whole, one after another
 * @throws RangeError for a folder that is none or of another version, or for models that other machines cannot train;
 *   the reason of the signal
 */
export async function* planJobs(
  folder: string,
  wanted: Iterable<EnsembleSpec> | AsyncIterable<EnsembleSpec>,
  options: BlockOptions = {},
  signal = new AbortController().signal,
): AsyncGenerator<Planned> {
  checkBlocks(options);
  const jobs = JobFolder.open(folder, true);
  const measure = secondsEachOnce();
  for await (const spec of wanted)
    for (const task of tasksOf(worksOf([spec]))) {
      signal.throwIfAborted();
      yield await planTask(jobs, task, options, signal, measure);
    }
}
