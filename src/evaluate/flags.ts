import type { Scores } from '../attack/result';
import { tprAt } from './tprAt';

/** What an attack says "member" of. */
export interface Flags {
  name: string;
  /** 1 where the score reaches the threshold, `[targets × records]`. */
  flags: Uint8Array;
  at: ReturnType<typeof tprAt>;
}

/**
 * The pairs of record and target that an attack flags at a false-positive rate; its threshold is set over all of them.
 */
export function flagsOf(attack: Scores, fpr: number): Flags {
  const at = tprAt(attack, fpr);
  const any = at.tpr.hits + at.realised.hits > 0; // without, an infinite score would reach the threshold
  const { values } = attack.score;
  const flags = new Uint8Array(values.length);
  if (any) for (let i = 0; i < flags.length; i++) flags[i] = Number(values[i] >= at.threshold);
  return { name: attack.name, flags, at };
}

/** How many attacks flag each pair. */
export function countFlags(all: readonly Pick<Flags, 'flags'>[]): Uint8Array {
  const counts = new Uint8Array(all[0].flags.length);
  for (const { flags } of all) for (let i = 0; i < counts.length; i++) counts[i] += flags[i];
  return counts;
}
