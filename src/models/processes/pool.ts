import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Listener } from '../trainers';
import type { Order, Report, Setup } from './protocol';

const mostKept = 2000; // characters of what a process says when it dies

/** Processes that train with one thread of TensorFlow each. They do not keep the main process alive while they have nothing to do. */
export class Pool {
  private readonly workers: { child: ChildProcess; said: string }[] = [];

  /** Has as many processes train, one order after another. @throws what the listener throws, or Error when a process dies */
  async run(count: number, setup: Setup, orders: Order[], { onModel, onSteps }: Listener): Promise<void> {
    while (this.workers.length < count) this.workers.push(start());
    const queue = [...orders], reports: Report[] = [];
    let failure: Error | undefined, left = orders.length, wake = () => {};
    const fail = (why: string) => { failure ??= new Error(why); wake(); };
    const workers = this.workers.slice(0, count).map(worker => {
      const { child } = worker;
      const next = () => { if (queue.length > 0) child.send({ order: queue.shift()! }); };
      const hear = (report: Report) => {
        reports.push(report);
        if ('at' in report) next();
        wake();
      };
      const mourn = (code: number | null, signal: string | null) =>
        fail(`A training process ended with ${signal ?? `exit code ${code}`}${signal === 'SIGKILL' ? '; is there too little memory?' : ''}. ${worker.said.trim()}`.trim());
      child.on('message', hear).on('exit', mourn);
      child.ref();
      child.channel!.ref();
      if (child.exitCode !== null || !child.connected) mourn(child.exitCode, child.signalCode);
      else {
        child.send({ setup });
        next();
      }
      return { child, release: () => { child.off('message', hear).off('exit', mourn).unref(); child.channel?.unref(); } };
    });
    try {
      while (left > 0) {
        if (reports.length === 0 && !failure) await new Promise<void>(resolve => { wake = resolve; });
        for (let report; (report = reports.shift());) {
          if ('error' in report) fail(report.error);
          else if ('steps' in report) await onSteps(report.steps);
          else {
            await onModel(report.at, report.weights);
            left--;
          }
        }
        if (failure) throw failure;
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

function start(): Pool['workers'][number] {
  // Where the sources themselves run (by tsx, in the tests), a process has to be taught TypeScript anew.
  const extension = path.extname(__filename);
  const child = fork(path.join(__dirname, `process${extension}`), {
    execArgv: extension === '.ts' ? ['--require', 'tsx/cjs'] : [], serialization: 'advanced',
    env: { ...process.env, TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const worker = { child, said: '' };
  child.stderr!.on('data', (text: Buffer) => { worker.said = (worker.said + text).slice(-mostKept); });
  (child.stderr as unknown as { unref(): void }).unref();
  return worker;
}
