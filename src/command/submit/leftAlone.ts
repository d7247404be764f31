import { count } from '../../core/format';

/** Numbers of blocks that are missing and are not handed over. */
export interface LeftAlone {
  /** Handed over before. */
  queued: number;
  /** Somebody works on them who did not get them from there. */
  elsewhere: number;
  /** They failed three times. */
  failed: number;
}

/**
 * Says which blocks are left alone, and why.
 * @param without what the others work: "Slurm"
 */
export function sayLeftAlone({ queued, elsewhere, failed }: LeftAlone, without: string, say: (line: string) => void) {
  if (queued > 0) say(`${blocksAre(queued)} in the queue already.`);
  if (elsewhere > 0) say(`${blocksAre(elsewhere)} being worked on without ${without}.`);
  if (failed > 0) say(`${count(failed)} failed three times: gmia status tells why, and --failed submits them again.`);
}

/** "1 block is", "40 blocks are". */
export const blocksAre = (many: number): string => (many === 1 ? '1 block is' : `${count(many)} blocks are`);

/** What is said when blocks were cancelled. */
export const cancelledText = (many: number, none: string): string =>
  many === 0 ? none : `Cancelled: ${many === 1 ? '1 block' : `${count(many)} blocks`}.`;
