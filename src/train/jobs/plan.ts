import { checkCount, checkNumber } from '../../core/check';
import type { Names } from '../../core/checkOptions';
import type { ModelSpec } from '../../models/architecture';
import { mostModels } from '../ensembleSpec';
import type { TrainingTask } from '../trainer';
import { addBlock, findBlocks, jobId } from './blockFile';
import type { JobFolder } from './jobFolder';
import { Listing } from './listing';
import { trainedOf } from './modelFile';
import { removeDone } from './outcome';
import { secondsEach } from './stepTime';
import { writeTask } from './taskFile';

export interface BlockOptions {
  /** How long a block should take a machine such as this one, in minutes. Default 10. */
  minutes?: number;
  /** How many models a block has. Default: as many as take `minutes`, by the speed of the first steps here. */
  models?: number;
}

export const blockNames: Names<BlockOptions> = { minutes: true, models: true };

export function checkBlocks({ minutes, models }: BlockOptions): void {
  if (minutes !== undefined) checkNumber('minutes', minutes, 0.01, 1e6);
  if (models !== undefined) checkCount('models', models, 1, mostModels);
}

/** Where the models of a task are, once they are planned. */
export interface Planned {
  task: string;
  /** What they are: "mnist: reference models". */
  title: string;
  /** The names of the models, in the order of the jobs. */
  ids: string[];
  /** The blocks in which they are; others that a former call planned may be in these, too. */
  blocks: number[];
  /** How many of these are new. */
  added: number;
}

/**
 * Puts a task into a job folder, in blocks. Models that are planned already are not planned again; blocks that are done
 * and lack models are done no more.
 * @param measure how long a model takes
 * @throws RangeError for a task that other machines cannot do
 */
export async function planTask(
  folder: JobFolder,
  task: TrainingTask<ModelSpec>,
  { minutes = 10, models: size }: BlockOptions,
  signal: AbortSignal,
  measure = secondsEach,
): Promise<Planned> {
  const { jobs, ...basis } = task;
  const id = writeTask(folder, basis);
  const ids = jobs.map(jobId);
  const wanted = new Set(ids);
  const place = new Map<string, number>();
  const { numbers, done, last: highest } = new Listing(folder);
  const trained = trainedOf(folder, id); // after what is done: that is there
  for (const { number, block } of findBlocks(folder, numbers)) {
    if (block.task !== id) continue;
    for (const model of block.models) if (wanted.has(model.id)) place.set(model.id, number);
    // A model that somebody removed, such as a damaged one, is trained again.
    if (done.has(number) && block.models.some(model => !trained.has(model.id))) removeDone(folder, number);
  }
  const left = [...jobs.keys()].filter(at => !place.has(ids[at]));
  const before = new Set(place.values());
  if (left.length > 0) {
    const seconds = size === undefined ? await measure(some(task, left), signal) : undefined;
    const each = size ?? (seconds === undefined ? 1 : Math.max(1, Math.round((60 * minutes) / seconds)));
    let last = highest;
    for (let from = 0; from < left.length; from += each) {
      const places = left.slice(from, from + each);
      last = addBlock(
        folder,
        last + 1,
        {
          task: id,
          title: titleOf(task),
          seconds: seconds ?? null,
          models: places.map(at => ({ id: ids[at], seedPath: jobs[at].seedPath })),
        },
        places.map(at => jobs[at]),
      );
      for (const at of places) place.set(ids[at], last);
    }
  }
  const blocks = [...new Set(place.values())].sort((a, b) => a - b);
  return { task: id, title: titleOf(task), ids, blocks, added: blocks.filter(number => !before.has(number)).length };
}

const some = (task: TrainingTask<ModelSpec>, places: number[]) => ({ ...task, jobs: places.map(at => task.jobs[at]) });

/** "mnist: reference models" */
function titleOf({ series, jobs }: TrainingTask<ModelSpec>): string {
  const kind = `${jobs[0].seedPath[1] ?? ''} models`.trim();
  return series ? `${series.name}: ${kind}` : kind;
}
