import type { JobsOptions } from 'bullmq';
import { sha256 } from '../../core/sha256';

/** The name of our queue in a server. */
export const queueName = 'gmia';

/** All that a queue knows of a block of models: no record, and nothing that depends on one. */
export interface BlockJob {
  /** The job folder, as whoever submitted it calls it. */
  folder: string;
  /** Of the folder, wherever it is. */
  id: string;
  block: number;
}

/** What makes a block twice one job. */
export const jobIdOf = ({ id, block }: BlockJob): string => `${sha256(`${id} ${block}`).slice(0, 24)}-${block}`;

const week = 7 * 86400; // seconds

/** How a block's job is kept: done ones for a look at them, failed ones until they are submitted again. */
export const jobOptions = (job: BlockJob, attempts: number): JobsOptions => ({
  jobId: jobIdOf(job),
  attempts,
  backoff: { type: 'exponential', delay: 5000 },
  removeOnComplete: { age: week, count: 1000 },
  removeOnFail: false,
  stackTraceLimit: 0, // paths of a machine
  sizeLimit: 10_000, // bytes: whatever is longer is not what belongs here
});
