import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ownScript } from '../../core/ownScript';
import { causeOfEnd } from '../../train/execute/causeOfEnd';
import type { BlockJob } from './blockJob';
import { withoutAddress } from './queueAddress';

/** What a process is told to train, and how. */
export interface BlockOrder extends BlockJob {
  /** Threads, or processes. Default: one for each processor. */
  threads?: number;
  /** A file of the user's to load first, which registers a trainer. */
  import?: string;
  /** The program that trains convolutional networks, as one types it. */
  convolutional?: string;
}

/** What became of a block: models trained until all are there; why not; or why this machine cannot train them. */
export type BlockEnd = { trained: number } | { failure: string } | { unfit: string };

const untilKilled = 30_000; // milliseconds that a process may take to stop

/**
 * Trains what is missing of a block in a process of its own, so that this one can renew its claim on the job whatever
 * training does. That process ends when this one does, however this one ends.
 * @returns undefined where it was stopped by the signal
 */
export function runBlock(order: BlockOrder, signal: AbortSignal): Promise<BlockEnd | undefined> {
  const { script, execArgv } = ownScript(join(__dirname, 'blockProcess'));
  const child = fork(script, [JSON.stringify(order)], {
    execArgv,
    env: withoutAddress(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let end: BlockEnd | undefined;
  child.on('message', message => {
    end = message as BlockEnd;
  });
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    timer = setTimeout(() => child.kill('SIGKILL'), untilKilled);
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  return new Promise<BlockEnd | undefined>(resolve => {
    child.on('error', error => {
      if (child.pid === undefined) resolve({ failure: `Expected a process to start, got ${error.message}` });
    });
    child.on('close', (code, ended) => {
      if (end) resolve(end);
      else if (signal.aborted) resolve(undefined);
      else resolve({ failure: `Expected the process that trains to finish, got ${causeOfEnd(code, ended)}` });
    });
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
}
