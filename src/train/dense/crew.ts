import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Listener } from '../job';
import { Control, type Report, type Task } from './protocol';
import { wasm } from './wasm';

const pageBytes = 65536;
const mostPages = 65536;
const betweenNews = 100; // milliseconds

/** Threads and the memory they share. They do not keep the process alive while they have nothing to do. */
export class Crew {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  private readonly compiled = new WebAssembly.Module(Buffer.from(wasm, 'base64'));
  private readonly threads: Worker[] = [];

  /** Makes the memory at least so large. @throws RangeError when the machine does not have it */
  reserve(bytes: number): void {
    const missing = Math.ceil((bytes - this.memory.buffer.byteLength) / pageBytes);
    if (missing > 0) this.memory.grow(missing);
  }

  /** Has as many threads as there are tasks train until no model is left. @throws what a thread or the listener throws */
  async run(tasks: Task[], control: Int32Array, listener: Listener): Promise<void> {
    while (this.threads.length < tasks.length) this.threads.push(this.start());
    const threads = this.threads.slice(0, tasks.length);
    const trained: Exclude<Report, string>[] = [];
    let idle = 0;
    let steps = 0;
    let dead: Error | undefined;
    let refusal: { error: unknown } | undefined;
    let wake = () => {};
    const hear = (report: Report) => {
      if (report === 'idle') idle++;
      else trained.push(report);
      wake();
    };
    const mourn = (cause: unknown) => {
      dead ??= cause instanceof Error ? cause : new Error(`A training thread ended with exit code ${cause}.`);
      wake();
    };
    const attempt = async (call: () => void | Promise<void>) => {
      try {
        await call();
      } catch (error) {
        refusal ??= { error };
        Atomics.store(control, Control.stop, 1);
      }
    };
    threads.forEach((thread, i) => {
      thread.ref();
      thread.on('message', hear).on('error', mourn).on('exit', mourn).postMessage(tasks[i]);
    });
    for (let over = false; !over && !dead; ) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, betweenNews);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (trained.length > 0 || idle === threads.length) wake();
      });
      over = idle === threads.length; // looked at before the reports are handled, as more may come in meanwhile
      for (let report: (typeof trained)[number] | undefined; (report = trained.shift()); ) {
        const { model, weights } = report;
        await attempt(() => listener.onModel(model, weights));
      }
      const more = (Atomics.load(control, Control.stepsDone) - steps) | 0; // the count may go round
      steps += more;
      if (more > 0 && !refusal) await attempt(() => listener.onSteps(more));
    }
    threads.forEach(thread => thread.off('message', hear).off('error', mourn).off('exit', mourn).unref());
    if (dead) throw dead;
    if (refusal) throw refusal.error;
  }

  /** Ends the threads. */
  close(): void {
    this.threads.forEach(thread => void thread.terminate());
  }

  private start(): Worker {
    // Where the sources themselves run (by tsx, in the tests), a thread has to be taught TypeScript anew.
    const extension = path.extname(__filename);
    const execArgv = extension === '.ts' ? ['--require', 'tsx/cjs'] : [];
    const workerData = { compiled: this.compiled, memory: this.memory };
    return new Worker(path.join(__dirname, `worker${extension}`), { execArgv, workerData });
  }
}
