import { once } from 'node:events';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Job, Worker } from 'bullmq';
import { duration } from '../../core/format';
import { type BlockJob, queueName } from './blockJob';
import { drained } from './drained';
import { folderHere, type MovedRoot } from './movedRoot';
import { onceEach } from './onceEach';
import { openQueue } from './openQueue';
import { bullmq } from './packages';
import { type QueueAddress, shownAddress } from './queueAddress';
import { type BlockOrder, runBlock } from './runBlock';

/** How a worker works. */
export interface QueueWork extends Pick<BlockOrder, 'threads' | 'import' | 'convolutional'> {
  /** Blocks at once. */
  concurrency: number;
  /** Seconds after which a block is somebody else's when a machine says nothing. */
  lostAfter: number;
  /** Whether it ends when nothing is left for anybody. */
  drain?: boolean;
  anyServer?: boolean;
  /** Folders that have another name here. */
  roots: readonly MovedRoot[];
}

const mostLost = 100; // times that a block may lose its machine before there is something wrong with it
const patience = 5000; // milliseconds for the last words to a server that may be gone
const longestReason = 300; // characters

/**
 * Takes blocks from a queue, and trains each in a process of its own, until the signal is aborted or, where that is
 * asked for, nothing is left. What it is doing then goes back to the queue at once.
 * @returns the exit code: 1 where it gave up, as this machine cannot work in a folder
 * @throws as `openQueue`
 */
export async function workOnQueue(address: QueueAddress, options: QueueWork, signal: AbortSignal): Promise<number> {
  const { Worker, WaitingError } = bullmq();
  const warn = onceEach(text => process.stderr.write(`${text}\n`));
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const { queue, connection, close } = await openQueue(address, { anyServer: options.anyServer, warn });
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  const running = new Set<Promise<unknown>>();
  const { threads, import: module, convolutional } = options;
  let code = 0;

  const train = async (job: Job<BlockJob>, token: string): Promise<number> => {
    const what = textOf(job.data);
    const begun = performance.now();
    say(`${what}: begun`);
    const folder = folderHere(job.data.folder, options.roots);
    const block = runBlock({ ...job.data, folder, threads, import: module, convolutional }, stopping.signal);
    running.add(block);
    const end = await block.finally(() => running.delete(block));
    if (end && 'trained' in end) {
      say(`${what}: ${end.trained} models trained in ${duration((performance.now() - begun) / 1000)}`);
      return end.trained;
    }
    if (end && 'failure' in end) throw new Error(firstLine(end.failure));
    if (end) {
      // Another machine may be fit for it; this one would take one block after another, and do none.
      warn(`${end.unfit}\nA folder that is gone for good: gmia submit ${job.data.folder} --queue --cancel`);
      code = 1;
      stop();
    }
    await job.moveToWait(token);
    say(`${what}: back in the queue`);
    throw new WaitingError();
  };

  const worker: Worker<BlockJob> = new Worker(queueName, (job, token) => train(job, token!), {
    connection,
    name: `${hostname()}:${process.pid}`,
    concurrency: options.concurrency,
    lockDuration: 1000 * options.lostAfter,
    stalledInterval: 500 * options.lostAfter,
    maxStalledCount: mostLost,
  });
  worker.on('error', ({ message }) => warn(message));
  worker.on('stalled', id => say(`The machine of job ${id} is lost: it is back in the queue.`));
  worker.on('failed', (job, { message }) => {
    if (job) say(`${textOf(job.data)}: failed (${job.attemptsMade} of ${job.opts.attempts}): ${message}`);
  });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  say(`Takes blocks from ${shownAddress(address)}, ${options.concurrency} at once. Ctrl-C ends it.`);
  if (options.drain) void drained(queue, stopping.signal).then(stop, stop);
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  if (running.size > 0) say('Stopping ...');
  const closed = worker.close();
  await Promise.allSettled(running);
  // Without its server it cannot hand anything back: the queue will see that this machine is lost.
  await Promise.race([closed, wait(patience, undefined, { ref: false })]);
  signal.removeEventListener('abort', stop);
  await close();
  return code;
}

const textOf = ({ block, folder }: BlockJob): string => `block ${block} of ${folder}`;

/** The first line: what follows may be the last words of a program of the user's, with who knows what in it. */
const firstLine = (text: string) => text.split('\n')[0].slice(0, longestReason);
