import { checkInteger } from '../../core/check';
import type { ModelSpec } from '../../models/architecture';
import type { Listener, TrainingTask } from '../trainer';
import { distribute } from './distribute';
import { type Executor, inTurn } from './executor';
import { Rest } from './rest';
import type { PoolWorker, Workforce } from './worker';
import { WorkerEnded } from './workerEnded';

const idleAfter = 10_000; // milliseconds
const silence = 600_000; // milliseconds: a step, or to load TensorFlow, takes seconds on a busy machine

/**
 * Threads or processes that train, each one model at a time; tasks that they cannot do are a RangeError. They start
 * when they are first needed, serve one call after another, and end after 10 s without work, or when a call fails, as
 * some may then be dead or busy. Idle, they do not keep this process alive. Where one dies, or says nothing for 10
 * minutes, the models of the task that are missing are trained once more with one worker less, as there may have been
 * too little memory; what dies then is an error.
 */
export class Pool implements Executor {
  private workforce: Workforce | undefined;
  private workers: PoolWorker[] = [];
  private closing: NodeJS.Timeout | undefined;
  private closings = 0;
  private turn: Promise<unknown> = Promise.resolve();

  /**
   * @param gather a kind of worker; called anew after a failure
   * @param size how many at most. Models do not depend on it.
   * @param patience milliseconds that a worker may say nothing
   */
  constructor(
    private readonly gather: () => Workforce,
    private readonly size: number,
    private readonly patience = silence,
  ) {
    checkInteger('workers', size, 1);
  }

  run(tasks: Iterable<TrainingTask<ModelSpec>>, listener: Listener, signal: AbortSignal): Promise<void> {
    const before = this.turn;
    const result = unlessAborted(before, signal).then(async () => {
      clearTimeout(this.closing);
      try {
        await inTurn(tasks, listener, signal, (task, own) => this.train(task, own, signal));
      } catch (error) {
        this.end();
        throw error;
      } finally {
        this.closing = setTimeout(() => this.end(), idleAfter).unref();
      }
    });
    this.turn = Promise.allSettled([before, result]); // one that is aborted while it waits lets no other overtake
    return result;
  }

  /** Ends the workers, whatever they are doing: calls that go on or wait fail or start others. */
  async close(): Promise<void> {
    clearTimeout(this.closing);
    this.closings++;
    this.end();
  }

  private async train(task: TrainingTask<ModelSpec>, listener: Listener, signal: AbortSignal): Promise<void> {
    const count = Math.min(this.size, task.jobs.length);
    const rest = new Rest(task, listener);
    const { closings } = this;
    try {
      await this.attempt(task, count, rest.listener, signal);
    } catch (error) {
      if (!(error instanceof WorkerEnded)) throw error;
      if (this.closings > closings) throw error.cause;
      this.end();
      signal.throwIfAborted();
      const left = rest.left();
      await this.attempt(left.task, Math.max(1, count - 1), left.listener, signal).catch(again => {
        throw again instanceof WorkerEnded ? again.cause : again;
      });
    }
  }

  private async attempt(
    task: TrainingTask<ModelSpec>,
    most: number,
    listener: Listener,
    signal: AbortSignal,
  ): Promise<void> {
    const count = Math.min(most, task.jobs.length);
    if (count === 0) return;
    this.workforce ??= this.gather();
    const assignment = this.workforce.assign(task, count);
    this.workers = this.workers.filter(worker => worker.alive()); // some may have died while they had nothing to do
    while (this.workers.length < count) this.workers.push(this.workforce.start());
    await distribute(this.workers.slice(0, count), assignment, listener, signal, this.patience);
  }

  private end(): void {
    for (const worker of this.workers) worker.kill();
    this.workers = [];
    this.workforce = undefined;
  }
}

/** Waits for something, but no longer than until an abort, whose reason it then throws. */
function unlessAborted(work: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    void work.then(value => {
      signal.removeEventListener('abort', onAbort);
      resolve(value);
    });
  });
}
