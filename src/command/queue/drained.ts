import { setTimeout as wait } from 'node:timers/promises';
import type { Queue } from 'bullmq';

const pause = 2000; // milliseconds between looks

/** Waits until no job is left that waits or is being done by anybody, or until the signal. */
export async function drained(queue: Queue, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if ((await queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized')) === 0) return;
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}
