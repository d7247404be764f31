import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import path from 'node:path';
import type { Listener } from '../job';
import type { Order, Report, Setup } from './protocol';

const mostKept = 2000; // characters of what a process says when it dies

/** Processes that train with one thread of TensorFlow each. They do not keep the main process alive while they have nothing to do. */
export class Pool {
  private workers: { child: ChildProcess; said: string }[] = [];

  /**
   * Has as many processes train, one order after another.
   * @throws what the listener throws, or Error when a process dies or cannot train; models that were finished are handed over before
   */
  async run(count: number, setup: Setup, orders: Order[], { onModel, onSteps }: Listener): Promise<void> {
    // Some may have died while they had nothing to do.
    this.workers = this.workers.filter(
      ({ child }) => child.connected && child.exitCode === null && child.signalCode === null,
    );
    while (this.workers.length < count) this.workers.push(start());
    const queue = [...orders];
    const reports: Report[] = [];
    let failure: { error: unknown } | undefined;
    let left = orders.length;
    let wake = () => {};
    const fail = (error: unknown) => {
      failure ??= { error };
      wake();
    };
    const workers = this.workers.slice(0, count).map(worker => {
      const { child } = worker;
      const next = () => {
        if (queue.length > 0) child.send({ order: queue.shift()! });
      };
      const hear = (report: Report) => {
        reports.push(report);
        if ('at' in report) next();
        wake();
      };
      const mourn = (code: number | null, signal: string | null) =>
        fail(new Error(obituary(worker.said, code, signal)));
      const miss = (error: Error) => {
        if (child.pid === undefined) fail(error);
      }; // it could not start; otherwise 'close' tells more
      child.on('message', hear).on('close', mourn).on('error', miss);
      const holds = [child, child.channel, child.stderr as Socket | null];
      holds.forEach(hold => hold?.ref());
      child.send({ setup });
      next();
      return {
        release: () => {
          child.off('message', hear).off('close', mourn).off('error', miss);
          holds.forEach(hold => hold?.unref());
        },
      };
    });
    try {
      while (left > 0) {
        if (reports.length === 0 && !failure)
          await new Promise<void>(resolve => {
            wake = resolve;
          });
        for (let report: Report | undefined; (report = reports.shift()); ) {
          try {
            if ('error' in report) throw new Error(report.error);
            if ('at' in report) {
              await onModel(report.at, report.weights);
              left--;
            }
            if (!failure) await onSteps(report.steps);
          } catch (error) {
            fail(error);
          }
        }
        if (failure) throw failure.error;
      }
    } finally {
      workers.forEach(({ release }) => release());
    }
  }

  /** Ends the processes, whatever they are doing. */
  close(): void {
    this.workers.forEach(({ child }) => void child.kill('SIGKILL'));
  }
}

/** Why a process ended, with what it said about it; TensorFlow's notes about the processor are left out. */
function obituary(said: string, code: number | null, signal: string | null): string {
  const cause = signal === 'SIGKILL' ? 'SIGKILL; is there too little memory?' : `${signal ?? `exit code ${code}`}.`;
  return `A training process ended with ${cause} ${said.replace(/^(WARNING: All log messages|I\d{4} ).*$/gm, '').trim()}`.trim();
}

function start(): Pool['workers'][number] {
  // Where the sources themselves run (by tsx, in the tests), a process has to be taught TypeScript anew.
  const extension = path.extname(__filename);
  const child = fork(path.join(__dirname, `process${extension}`), {
    execArgv: extension === '.ts' ? ['--require', 'tsx/cjs'] : [],
    serialization: 'advanced',
    env: { ...process.env, TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const worker = { child, said: '' };
  child.stderr!.on('data', (text: Buffer) => {
    worker.said = (worker.said + text).slice(-mostKept);
  });
  child.on('error', () => {}); // such as of a message to a process that has just died
  return worker;
}
