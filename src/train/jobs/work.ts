import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { checkCount, checkInteger } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { randomFor, shuffle } from '../../core/random';
import { threadPool } from '../dense/denseTrainer';
import type { Executor } from '../execute/executor';
import { here } from '../execute/here';
import { processPool } from '../layers/processesTrainer';
import { wideAndDeepPool } from '../wideAndDeep/wideAndDeepTrainer';
import { type Block, findBlock, readBlock, readJobs } from './blockFile';
import { advance, type BlockClaim, readBlockClaim, takeBlock, workerOf } from './claim';
import { JobFolder } from './jobFolder';
import { Listing } from './listing';
import { hasModel, writeModel } from './modelFile';
import { readDone, removeFailures, writeDone, writeFailure } from './outcome';
import { mostFailures } from './status';
import { readTask, type TaskBasis } from './taskFile';

export interface WorkOnOptions {
  /** The number of a block to train, also one that failed before. Default: any that nobody has, until none is left. */
  block?: number;
  /** Threads, or processes, to train in. Default: what the trainer takes, which is one for each processor. */
  threads?: number;
  /** Whether to take blocks that failed three times, too. Default: not. */
  failed?: boolean;
  /** Whether to stay when there is nothing to do, until the signal is aborted: more may be planned. Default: not. */
  stay?: boolean;
  /** Stops after the models that are just finished, which are kept. Default: none. */
  signal?: AbortSignal;
  /** Told of each block that is finished, or failed. Default: nobody. */
  onBlock?: (block: WorkedBlock) => void;
}

const names: Names<WorkOnOptions> = {
  block: true,
  threads: true,
  failed: true,
  stay: true,
  signal: true,
  onBlock: true,
};

/** What became of a block. */
export interface WorkedBlock {
  number: number;
  title: string;
  /** How many models were trained; the others were there. */
  trained: number;
  /** How many of these another worker had trained meanwhile. */
  twice: number;
  seconds: number;
  /** Why training ended before all were there. */
  failure?: string;
}

const betweenLooks = 500; // milliseconds
const longestWait = 30_000;
/** Claims of others that a worker looks at when it finds nothing else: where there are more, others look at those. */
const mostClaims = 20;

/**
 * Trains models of a job folder, as one of any number of workers on any number of machines. Each model is put there as
 * soon as it is trained, and what is there is not trained again: a worker may be killed at any time. A block that a
 * living worker has is left to that one; with `block`, it is waited for.
 * @param folder that `gmia plan` or `onFolder` made
 * @returns what became of the blocks that this worker took
 * @throws RangeError for a folder that is none, for one that another version of gmia planned, for a block that is not
 *   there, or for options that it does not know; the reason of the signal
 * @example
 * const { mkdtemp } = await import('node:fs/promises');
 * const folder = await mkdtemp(`${(await import('node:os')).tmpdir()}/gmia-jobs-`);
 * await onFolder(folder).run([], { onModel: () => {}, onSteps: () => {} }, new AbortController().signal);
 * (await gmia.jobs.work(folder)).length; // => 0
 */
export async function workOnJobs(folder: string, options: WorkOnOptions = {}): Promise<WorkedBlock[]> {
  checkOptions('workOnJobs', options, names);
  const { block, threads, failed = false, stay = false, signal = new AbortController().signal } = options;
  if (block !== undefined) checkInteger('block', block, 0);
  if (threads !== undefined) checkCount('threads', threads, 1, 4096);
  const worker = new Worker(JobFolder.open(folder), threads, signal);
  const worked: WorkedBlock[] = [];
  const add = (one: WorkedBlock) => {
    worked.push(one);
    options.onBlock?.(one);
  };
  try {
    if (block !== undefined) add(await worker.one(block));
    else
      for (let quiet = 1; ; quiet++) {
        for await (const one of worker.any(failed)) {
          add(one);
          quiet = 0;
        }
        if (!stay || worker.inTrouble) break;
        const wait = Math.min(2 ** quiet * betweenLooks, longestWait);
        await pause(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
      }
  } finally {
    await worker.close();
  }
  return worked;
}

class Worker {
  private readonly executors = new Map<string, Executor>();
  /** The last one: blocks of a task mostly come one after another. */
  private task: { id: string; basis: TaskBasis } | undefined;
  /** Blocks that failed here are left to other machines. */
  private readonly failed = new Set<number>();
  private failedInRow = 0;
  /** Another one for each worker; nothing that is trained depends on it. */
  private readonly order = randomFor(randomInt(2 ** 32), 'worker');

  constructor(
    private readonly folder: JobFolder,
    private readonly threads: number | undefined,
    private readonly signal: AbortSignal,
  ) {}

  /** Whether so many blocks failed one after another that it may be this machine: it leaves the others alone. */
  get inTrouble(): boolean {
    return this.failedInRow >= mostFailures;
  }

  /** Trains one block, when whoever has it is done or gone. */
  async one(number: number): Promise<WorkedBlock> {
    for (;;) {
      readBlock(this.folder, number); // whether it is there, also after a wait
      const worked = await this.tryOne(number);
      if (worked) return worked;
      await pause(2 * betweenLooks, undefined, { signal: this.signal }).catch(() => this.signal.throwIfAborted());
    }
  }

  /**
   * Trains blocks that nobody has, then those of lost workers. They are listed anew for each, and taken in a random
   * order: so many workers ask the file system for little, and not all for the same.
   */
  async *any(again: boolean): AsyncGenerator<WorkedBlock> {
    while (!this.inTrouble) {
      const worked = await this.next(again);
      if (!worked) return;
      if (worked.failure === undefined) this.failedInRow = 0;
      else {
        this.failedInRow++;
        this.failed.add(worked.number);
      }
      yield worked;
    }
  }

  private async next(again: boolean): Promise<WorkedBlock | undefined> {
    this.folder.check();
    const listing = new Listing(this.folder);
    const open = shuffle(
      listing.numbers.filter(
        number =>
          !listing.done.has(number) &&
          !this.failed.has(number) &&
          (again || listing.failures(number).length < mostFailures),
      ),
      this.order,
    );
    const isClaimed = (number: number) => listing.claimed.has(number);
    for (const number of open.filter(number => !isClaimed(number))) {
      const worked = await this.tryOne(number);
      if (worked) return worked;
    }
    const claimed = open.filter(isClaimed).slice(0, mostClaims);
    const now = claimed.length > 0 ? this.folder.now() : 0;
    for (const number of claimed) {
      const worked = readBlockClaim(this.folder, number, now)?.living ? undefined : await this.tryOne(number);
      if (worked) return worked;
    }
    return undefined;
  }

  /** Trains a block, unless another worker has it or gets it. */
  private async tryOne(number: number): Promise<WorkedBlock | undefined> {
    this.signal.throwIfAborted();
    const claim = takeBlock(this.folder, number);
    return claim && (await this.train(number, claim));
  }

  async close(): Promise<void> {
    for (const executor of this.executors.values()) await executor.close();
  }

  /** @returns undefined where another worker has taken the block over, or who planned it has taken it back */
  private async train(number: number, claim: BlockClaim): Promise<WorkedBlock | undefined> {
    const by = workerOf(claim.said);
    const start = performance.now();
    const counts = { trained: 0, twice: 0 };
    const time = () => new Date().toISOString();
    let title = `block ${number}`;
    let able = false; // what keeps this machine from working is no fault of the block
    try {
      const block = findBlock(this.folder, number);
      if (!block) return undefined;
      title = block.title;
      const basis = this.basis(block.task);
      able = true;
      await this.trainMissing(number, block, basis, claim, counts);
      const seconds = (performance.now() - start) / 1000;
      if (!readDone(this.folder, number)) writeDone(this.folder, number, { by, time: time(), ...counts, seconds });
      removeFailures(this.folder, number);
      return { number, title, ...counts, seconds };
    } catch (error) {
      if (this.signal.aborted) throw this.signal.reason;
      if (claim.signal.aborted) return undefined;
      if (!able) throw error;
      const { message } = error as Error;
      writeFailure(this.folder, number, { by, time: time(), message });
      return { number, title, ...counts, seconds: (performance.now() - start) / 1000, failure: message };
    } finally {
      claim.release();
    }
  }

  private async trainMissing(
    number: number,
    block: Block,
    basis: TaskBasis,
    claim: BlockClaim,
    counts: { trained: number; twice: number },
  ): Promise<void> {
    const { task: id, models } = block;
    const missing = models.map((_, at) => at).filter(at => !hasModel(this.folder, id, models[at].id));
    if (missing.length === 0) return;
    const jobs = readJobs(this.folder, number, block);
    const by = workerOf(claim.said);
    await this.executor(basis.trainer).run(
      [{ ...basis, jobs: missing.map(at => jobs[at]) }],
      {
        onModel: (at, trained) => {
          const model = models[missing[at]].id;
          counts.trained++;
          if (hasModel(this.folder, id, model)) counts.twice++;
          else writeModel(this.folder, id, model, trained, by);
          advance(claim, 1, 0);
        },
        onSteps: async steps => {
          advance(claim, 0, steps);
          await new Promise(resolve => setImmediate(resolve)); // for signals, and the next beat
        },
      },
      AbortSignal.any([this.signal, claim.signal]),
    );
  }

  private basis(id: string): TaskBasis {
    if (this.task?.id !== id) this.task = { id, basis: readTask(this.folder, id) };
    return this.task.basis;
  }

  private executor(trainer: string): Executor {
    const make = pools[trainer];
    if (this.threads === undefined || make === undefined) return here;
    if (!this.executors.has(trainer)) this.executors.set(trainer, make(this.threads));
    return this.executors.get(trainer)!;
  }
}

/** Trainers that take a number of workers. */
const pools: Record<string, ((workers: number) => Executor) | undefined> = {
  dense: threadPool,
  processes: processPool,
  wideAndDeep: wideAndDeepPool,
};
