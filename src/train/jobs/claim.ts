import { z } from 'zod';
import { Claim, holder, readClaim } from '../../core/claim';
import { nameOf } from './blockFile';
import type { JobFolder } from './jobFolder';

/** What a worker says of itself while it works on a block: the file `blocks/000012.claim`. */
const content = holder.extend({
  /** Models that it has finished, and steps that it has done, those of finished models among them. */
  models: z.number(),
  steps: z.number(),
});

type Worker = z.infer<typeof content>;

/** A block that this process has taken. */
export type BlockClaim = Claim<Worker>;

/** "host:pid" */
export const workerOf = ({ host, pid }: Worker): string => `${host}:${pid}`;

const fileOf = (folder: JobFolder, number: number) => folder.file('blocks', `${nameOf(number)}.claim`);

/**
 * Whether a block is claimed, by whom, and whether that worker lives.
 * @param now by the clock of the file system; by default it is asked for
 */
export const readBlockClaim = (folder: JobFolder, number: number, now?: number): ReturnType<typeof readClaim<Worker>> =>
  readClaim(fileOf(folder, number), content, now);

/** Takes a block; undefined where a living worker has it. */
export function takeBlock(folder: JobFolder, number: number): BlockClaim | undefined {
  folder.check();
  return Claim.take(fileOf(folder, number), `Block ${number}`, content, { models: 0, steps: 0 });
}

/** Adds to what is done; it is told when the next beat is due. */
export function advance(claim: BlockClaim, models: number, steps: number): void {
  claim.said.models += models;
  claim.said.steps += steps;
  claim.tendWhenDue();
}
