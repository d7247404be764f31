import { setTimeout as pause } from 'node:timers/promises';
import { checkNumber } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { quoted } from '../../core/quoted';
import type { ModelSpec } from '../../models/architecture';
import type { Executor } from '../execute/executor';
import type { Listener, TrainingTask } from '../trainer';
import { readBlock, removeBlock } from './blockFile';
import { readBlockClaim } from './claim';
import { JobFolder } from './jobFolder';
import { Listing } from './listing';
import { DamagedModel, readModel, removeModel, trainedOf } from './modelFile';
import { lastFailure, removeDone } from './outcome';
import { type BlockOptions, blockNames, checkBlocks, type Planned, planTask } from './plan';
import { mostFailures } from './status';

export interface FolderOptions extends BlockOptions {
  /** Seconds between two looks into the folder. Default 1; longer where many wait, or looking itself takes long. */
  every?: number;
  /**
   * Whether a call that is stopped takes its blocks out again. Default false: workers go on, and the next call waits.
   */
  withdraw?: boolean;
}

const names: Names<FolderOptions> = { ...blockNames, every: true, withdraw: true };

const nobodyFor = 20_000; // milliseconds

/**
 * An executor that leaves training to workers on other machines, or on this one: it puts blocks of models into a job
 * folder, waits for them, with one line of progress over all machines, and takes the models. A call that is stopped can
 * be made again: what is planned or trained is not planned again. `gmia work FOLDER --any` is a worker.
 * @param folder that all workers can reach; it is made where it is not there
 * @throws RangeError for options that it does not know; in `run` also for a folder that is none or of another version,
 *   for models that other machines cannot train, and Error for a block that failed three times
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const { mkdtemp } = await import('node:fs/promises');
 * const folder = await mkdtemp(`${(await import('node:os')).tmpdir()}/gmia-jobs-`);
 * const executor = onFolder(folder, { models: 2, every: 0.1 });
 * const waiting = trainReferences(split, network, { models: 4, store: false, executor });
 * const stop = new AbortController();
 * const worker = gmia.jobs.work(folder, { stay: true, signal: stop.signal }); // mostly in another process
 * (await waiting).models.length; // => 4
 * stop.abort();
 * await worker.catch(() => {});
 */
export function onFolder(folder: string, options: FolderOptions = {}): Executor {
  checkOptions('onFolder', options, names);
  checkBlocks(options);
  const { every = 1, withdraw = false, ...blocks } = options;
  checkNumber('every', every, 0.01, 3600);
  return {
    run: async (tasks, listener, signal) => {
      const jobs = JobFolder.open(folder, true);
      const waits: Wait[] = [];
      let first = 0;
      try {
        for (const task of tasks) {
          signal.throwIfAborted();
          if (task.jobs.length > 0) waits.push(new Wait(jobs, task, first, await planTask(jobs, task, blocks, signal)));
          first += task.jobs.length;
        }
        await waitFor(jobs, waits, listener, signal, every * 1000);
      } catch (error) {
        if (withdraw) for (const { planned } of waits) for (const number of planned.blocks) removeBlock(jobs, number);
        throw error;
      }
    },
    close: async () => {}, // workers are not its own
  };
}

/** Looks into the folder again and again, until all models were handed over. */
async function waitFor(
  folder: JobFolder,
  waits: readonly Wait[],
  listener: Listener,
  signal: AbortSignal,
  every: number,
): Promise<void> {
  let told = 0;
  let seen = performance.now(); // when there was a worker, or something came
  let warned = false;
  while (waits.some(({ left }) => left > 0)) {
    signal.throwIfAborted();
    folder.check();
    const start = performance.now();
    let [steps, came, working] = [0, 0, false];
    const listing = new Listing(folder);
    const now = folder.now();
    for (const wait of waits) {
      came += await wait.take(listener);
      const partly = wait.look(listing, now);
      steps += partly.steps;
      working ||= partly.working;
    }
    if (working || came > 0) seen = performance.now();
    // What a lost worker had done of its models is done again: nothing is told twice.
    if (steps > told) await listener.onSteps(steps - told);
    told = Math.max(told, steps);
    const alone = performance.now() - seen > nobodyFor;
    for (const wait of waits) wait.checkFailures(listing, alone);
    if (alone && !warned) {
      console.log(
        `Nobody works on ${folder.path}. Start workers on any machines: gmia work ${quoted(folder.path)} --any`,
      );
      warned = true;
    }
    // Looks that find nothing take a tenth of the time at most; those that do take what storing models takes.
    const wait = came > 0 ? every : Math.max(every, 10 * (performance.now() - start));
    if (waits.some(({ left }) => left > 0))
      await pause(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

/** What is waited for of one task. */
class Wait {
  private readonly places: Map<string, number[]>;
  private readonly steps: number;
  private readonly total: number;

  /** @param first the number of its first model through all tasks */
  constructor(
    private readonly folder: JobFolder,
    { jobs, spec: { steps = 1 } }: TrainingTask<ModelSpec>,
    first: number,
    readonly planned: Planned,
  ) {
    this.steps = steps;
    this.total = jobs.length;
    this.places = new Map();
    planned.ids.forEach((id, at) => this.places.set(id, [...(this.places.get(id) ?? []), first + at]));
  }

  /** How many different models are missing. */
  get left(): number {
    return this.places.size;
  }

  /** Hands over what has come. @returns how many models */
  async take({ onModel }: Listener): Promise<number> {
    const { task } = this.planned;
    let came = 0;
    for (const id of trainedOf(this.folder, task)) {
      const places = this.places.get(id);
      if (!places) continue;
      let model: ReturnType<typeof readModel>;
      try {
        model = readModel(this.folder, task, id);
      } catch (error) {
        if (!(error instanceof DamagedModel)) throw error;
        this.trainAgain(id);
        continue;
      }
      if (!model) continue;
      this.places.delete(id);
      for (const at of places) await onModel(at, model);
      came++;
    }
    return came;
  }

  /** How many steps are done of all its models, and whether somebody works on them. */
  look({ claimed }: Listing, now: number): { steps: number; working: boolean } {
    const missing = [...this.places.values()].flat().length;
    let steps = (this.total - missing) * this.steps;
    let working = false;
    for (const number of this.planned.blocks) {
      const claim = claimed.has(number) ? readBlockClaim(this.folder, number, now) : undefined;
      if (!claim?.living) continue;
      working = true;
      if (claim.said) steps += Math.max(0, claim.said.steps - claim.said.models * this.steps);
    }
    return { steps: Math.min(steps, this.total * this.steps - missing), working };
  }

  /**
   * @param alone whether nobody works, so that nothing that failed is tried again
   * @throws Error for a block that failed too often, with the last reason
   */
  checkFailures(listing: Listing, alone: boolean): void {
    if (this.left === 0) return;
    for (const number of this.planned.blocks) {
      const failures = listing.failures(number);
      if (failures.length < (alone ? 1 : mostFailures)) continue;
      const last = lastFailure(this.folder, failures);
      if (!last) continue;
      const { by, message } = last;
      const times = failures.length === 1 ? 'once' : `${failures.length} times`;
      throw new Error(
        `Block ${number} of ${this.folder.path} failed ${times}, the last time on ${by}: ${message} ` +
          `gmia work ${quoted(this.folder.path)} --block ${number} tries it again.`,
      );
    }
  }

  /** A model whose file is damaged. */
  private trainAgain(id: string): void {
    removeModel(this.folder, this.planned.task, id);
    const block = this.planned.blocks.find(number =>
      readBlock(this.folder, number).models.some(model => model.id === id),
    );
    if (block !== undefined) removeDone(this.folder, block);
  }
}
