import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { ownScript } from '../../core/ownScript';
import { checkArchitecture } from '../../models/architecture';
import { ensureAddon } from '../../models/tensor/loadNative';
import { causeOfEnd } from '../execute/causeOfEnd';
import { checkTrainer } from '../execute/checkTrainer';
import { lastWords } from '../execute/lastWords';
import type { PoolWorker, Workforce } from '../execute/worker';
import type { TrainingTask } from '../trainer';

/** What a process has to know about all models of a task; an order is a `TrainingJob`. */
export type ProcessSetup = Pick<TrainingTask, 'spec' | 'data'>;

/** Processes that train with one thread of TensorFlow each. */
export const processes = (): Workforce => ({
  start,
  assign: (task, workers) => {
    checkTrainer(task, 'processes', 'processes');
    const { spec, data, jobs } = task;
    return { setups: new Array<ProcessSetup>(workers).fill({ spec: checkArchitecture(spec), data }), orders: jobs };
  },
});

function start(): PoolWorker {
  ensureAddon(); // here, or each process would install it for itself
  const { script, execArgv } = ownScript(join(__dirname, 'process'));
  const child = fork(script, {
    execArgv,
    serialization: 'advanced',
    env: { ...process.env, TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const holds = [child, child.channel, child.stderr as Socket | null];
  const said = lastWords(child.stderr!);
  let ear: Parameters<PoolWorker['listen']>[0];
  child
    .on('message', report => ear?.report(report as Parameters<NonNullable<typeof ear>['report']>[0]))
    .on('close', (code, signal) => ear?.ended(new Error(endText(said(), code, signal))))
    .on('error', error => {
      // It could not start; otherwise 'close' tells more.
      if (child.pid === undefined) ear?.ended(error);
    });
  return {
    post: request => child.send(request),
    listen: next => {
      ear = next;
      for (const hold of holds) {
        if (ear) hold?.ref();
        else hold?.unref();
      }
    },
    alive: () => child.connected && child.exitCode === null && child.signalCode === null,
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Why a process ended, with what it said about it; TensorFlow's notes about the processor are left out. */
function endText(said: string, code: number | null, signal: string | null): string {
  const own = said.replace(/^(WARNING: All log messages|I\d{4} ).*$/gm, '').trim();
  return `A training process ended with ${causeOfEnd(code, signal)} ${own}`.trim();
}
