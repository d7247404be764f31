import { findBlocks } from './blockFile';
import { readBlockClaim, workerOf } from './claim';
import { JobFolder } from './jobFolder';
import { Listing } from './listing';
import { trainedOf } from './modelFile';
import { lastFailure, readDone } from './outcome';

/**
 * What a block is: trained; being trained; waiting; lost, as its worker has said nothing for a minute or is gone, and
 * the next worker takes it over; or failed, three times, so that no worker takes it unasked.
 */
export type BlockState = 'done' | 'running' | 'waiting' | 'lost' | 'failed';

/** How far a block has come. */
export interface BlockStatus {
  number: number;
  /** "mnist: reference models" */
  title: string;
  state: BlockState;
  /** How many models it has, and how many of them are trained. */
  models: number;
  trained: number;
  /** Who works on it, "host:pid"; or who did. */
  worker?: string;
  /** Why training it ended, the last time. */
  failure?: string;
  /** For each model that is missing, by what is known; undefined where nothing is. */
  secondsEach?: number;
}

/** How far a job folder has come. */
export interface JobStatus {
  blocks: BlockStatus[];
  /** How many models there are in all, and how many of them are trained. */
  models: number;
  trained: number;
  /** How many workers there are now. */
  running: number;
  /** Until all is trained, with the workers that there are; undefined where nobody can tell. */
  secondsLeft?: number;
}

/** So many failures of a block, and no worker takes it unasked. */
export const mostFailures = 3;

/**
 * Says how far the trainings of a job folder have come. It reads one small file for each block.
 * @param folder that `gmia plan` or `onFolder` made
 * @throws RangeError for a folder that is none, or of another version of gmia
 * @example
 * const { mkdtemp } = await import('node:fs/promises');
 * const folder = await mkdtemp(`${(await import('node:os')).tmpdir()}/gmia-jobs-`);
 * await onFolder(folder).run([], { onModel: () => {}, onSteps: () => {} }, new AbortController().signal);
 * gmia.jobs.status(folder).models; // => 0
 */
export function jobStatus(folder: string): JobStatus {
  return statusOf(JobFolder.open(folder));
}

export function statusOf(folder: JobFolder): JobStatus {
  const listing = new Listing(folder);
  const now = folder.now();
  const known = new Map<string, Set<string>>();
  const trained = (task: string) => {
    if (!known.has(task)) known.set(task, trainedOf(folder, task));
    return known.get(task)!;
  };
  const speeds = new Map<string, { seconds: number; trained: number }>();
  const found = findBlocks(folder, listing.numbers).map(({ number, block }) => {
    const { task, title, models } = block;
    const isDone = listing.done.has(number);
    const done = isDone ? readDone(folder, number) : undefined;
    if (done) {
      const speed = speeds.get(task) ?? { seconds: 0, trained: 0 };
      speeds.set(task, { seconds: speed.seconds + done.seconds, trained: speed.trained + done.trained });
    }
    const claim = !isDone && listing.claimed.has(number) ? readBlockClaim(folder, number, now) : undefined;
    const failures = listing.failures(number);
    const status: BlockStatus = {
      number,
      title,
      state: isDone ? 'done' : stateOf(claim, failures.length),
      models: models.length,
      trained: isDone ? models.length : models.filter(({ id }) => trained(task).has(id)).length,
      worker: done?.by ?? (claim?.said && workerOf(claim.said)),
      failure: isDone ? undefined : lastFailure(folder, failures)?.message,
    };
    return { status, block };
  });
  const blocks = found.map(({ status, block }) => {
    const speed = speeds.get(block.task);
    const each = speed && speed.trained > 0 ? speed.seconds / speed.trained : (block.seconds ?? undefined);
    return { ...status, secondsEach: each };
  });
  const running = blocks.filter(({ state }) => state === 'running').length;
  return {
    blocks,
    models: blocks.reduce((n, { models }) => n + models, 0),
    trained: blocks.reduce((n, { trained }) => n + trained, 0),
    running,
    secondsLeft: secondsLeft(blocks, running),
  };
}

const stateOf = (claim: ReturnType<typeof readBlockClaim>, failures: number): BlockState =>
  claim ? (claim.living ? 'running' : 'lost') : failures >= mostFailures ? 'failed' : 'waiting';

/** Blocks are whole: the longest that is left is the least that it takes. */
function secondsLeft(blocks: BlockStatus[], running: number): number | undefined {
  const left = blocks.filter(({ models, trained }) => trained < models);
  if (left.length === 0) return 0;
  if (running === 0 || left.some(({ secondsEach }) => secondsEach === undefined)) return undefined;
  const seconds = left.map(({ models, trained, secondsEach }) => (models - trained) * secondsEach!);
  return Math.max(seconds.reduce((a, b) => a + b, 0) / running, Math.max(...seconds));
}
