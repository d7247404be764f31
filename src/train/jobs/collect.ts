import { checkOptions, type Names } from '../../core/checkOptions';
import { follow } from '../../core/follow';
import { rows } from '../../core/matrix';
import { type WorkOptions, workNames, workOptions } from '../../core/progress';
import { Checkpoints } from '../../models/store/checkpoints';
import { defaultStore } from '../../models/store/inventory';
import { keepWithinLimit } from '../../models/store/limit';
import { checkStore, type Store } from '../../models/store/objects';
import { checkTrained } from '../checkTrained';
import { type Keeping, shapesOf, storeModel } from '../storedModels';
import type { Trained } from '../trainer';
import { familyOf, trainerOf } from '../trainers';
import { type Block, findBlocks, readJobs } from './blockFile';
import { JobFolder } from './jobFolder';
import { Listing } from './listing';
import { DamagedModel, readModel, removeModel } from './modelFile';
import { removeDone } from './outcome';
import { readTask, type TaskBasis } from './taskFile';

export interface CollectOptions extends WorkOptions {
  /** Where the models go. Default: the store on disk. */
  store?: Store;
}

const names: Names<CollectOptions> = { ...workNames, store: true };

/** What came of collecting: numbers of models. */
export interface Collected {
  /** Put into the store, or there before. */
  collected: number;
  there: number;
  /** Not trained yet. */
  missing: number;
  /** Whose file was damaged: it was removed, and a worker trains the model again. */
  damaged: number;
  /** That the store did not take, as it is full or can only be read: they stay in the job folder. */
  refused: number;
  /** That belong to no store: the call that planned them takes them. */
  unkept: number;
  /** What the store says, such as that it is full. */
  warnings: string[];
}

/**
 * Takes the models that are trained from a job folder into a store, after a look at each whether it is whole. The next
 * call that wants them, such as `trainReferences`, finds them there. It may be called while workers go on, and again.
 * @throws RangeError for a folder that is none, or for options that it does not know; InterruptedError when it is
 *   stopped
 * @example
 * const { mkdtemp } = await import('node:fs/promises');
 * const folder = await mkdtemp(`${(await import('node:os')).tmpdir()}/gmia-jobs-`);
 * await onFolder(folder).run([], { onModel: () => {}, onSteps: () => {} }, new AbortController().signal);
 * (await gmia.jobs.collect(folder)).collected; // => 0
 */
export async function collectJobs(path: string, options: CollectOptions = {}): Promise<Collected> {
  checkOptions('collectJobs', options, names);
  const { store = defaultStore() } = options;
  checkStore(store);
  const folder = JobFolder.open(path);
  const found: Collected = { collected: 0, there: 0, missing: 0, damaged: 0, refused: 0, unkept: 0, warnings: [] };
  const { numbers, done } = new Listing(folder);
  const blocks = findBlocks(folder, numbers);
  const total = blocks.reduce((n, { block: { models } }) => n + models.length, 0);
  if (total === 0) return found;
  const followed = follow(`collection of ${total} models from ${folder.path}`, total, workOptions(options));
  const inUse = new Set<string>();
  try {
    for (const id of new Set(blocks.map(({ block: { task } }) => task))) {
      const into = new Series(folder, id, store);
      if (into.id) inUse.add(into.id);
      for (const { number, block } of blocks.filter(({ block: { task } }) => task === id)) {
        const { missing } = found;
        into.take(number, block, found);
        if (found.missing > missing && done.has(number)) removeDone(folder, number); // somebody removed a model of it
        await followed.wait(followed.advance(block.models.length));
      }
      found.warnings.push(...into.warnings);
    }
  } finally {
    followed.end();
  }
  keepWithinLimit({ store, inUse: [...inUse] });
  return found;
}

/** A task whose models go into the store. */
class Series {
  private readonly task: TaskBasis;
  private readonly keeping: Keeping | undefined;

  constructor(
    private readonly folder: JobFolder,
    private readonly name: string,
    store: Store,
  ) {
    this.task = readTask(folder, name);
    const { series, data } = this.task;
    if (!series) return;
    this.keeping = {
      checkpoints: new Checkpoints(store, series.settings, series.name).open(),
      shapes: shapesOf(this.weighed),
      asked: series.asked,
      classes: data.classes,
    };
  }

  /** What the store calls it. */
  get id(): string | undefined {
    return this.keeping?.checkpoints?.id;
  }

  get warnings(): readonly string[] {
    return this.keeping?.checkpoints?.warnings ?? [];
  }

  take(number: number, block: Block, found: Collected): void {
    const { folder, keeping, name, task } = this;
    if (!keeping) {
      found.unkept += block.models.length;
      return;
    }
    const jobs = readJobs(folder, number, block);
    for (const [i, { id, seedPath }] of block.models.entries()) {
      const place = seedPath.at(-1) as number;
      if (isThere(keeping, place)) {
        found.there++;
        continue;
      }
      try {
        const model = readModel(folder, name, id, this.check);
        if (!model) {
          found.missing++;
          continue;
        }
        const sample = jobs[i].sample.map(position => task.series!.indices[position]);
        if (storeModel(keeping, place, sample, model)) found.collected++;
        else found.refused++;
      } catch (error) {
        if (!(error instanceof DamagedModel)) throw error;
        found.damaged++;
        removeModel(folder, name, id);
        removeDone(folder, number);
      }
    }
  }

  private readonly check = (model: Trained) =>
    checkTrained({ ...this.weighed, asked: this.task.ask.map(set => ({ length: rows(set) })) }, model);

  private get weighed() {
    const { trainer: called, spec, data } = this.task;
    const trainer = trainerOf(called);
    return {
      trainer,
      family: familyOf(trainer),
      architecture: spec,
      shape: { shape: data.shape, classes: data.classes },
    };
  }
}

const isThere = ({ checkpoints, asked }: Keeping, place: number): boolean =>
  checkpoints!.load(place) !== undefined && asked.every(records => checkpoints!.loadLogits(place, records));
