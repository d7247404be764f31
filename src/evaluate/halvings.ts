import type { Scores } from '../attack/result';
import { row, rows } from '../core/matrix';
import { knownTruth } from './knownTruth';

/** Whether a target is of an even halving of the pool (0) or an odd one (1): targets 2i and 2i + 1 are of halving i. */
export const halvingParity = (target: number): number => (target >> 1) % 2;

/**
 * Whether targets come in halvings, as `trainTargets` orders them: of targets 2i and 2i + 1 one was trained on each
 * record, and one was not. Kernel: nothing is checked.
 * @param truth 1 where a target was trained on a record, `[targets × records]`
 */
export function areHalvings(truth: Uint8Array, width: number): boolean {
  if (truth.length === 0 || truth.length % (2 * width) !== 0) return false;
  for (let from = 0; from < truth.length; from += 2 * width)
    for (let i = from; i < from + width; i++) if (truth[i] === truth[i + width]) return false;
  return true;
}

/**
 * One record's scores by halving: of the target that was trained on it, and of the other. For `areHalvings`. Kernel:
 * nothing is checked.
 */
export function scoresByHalving({ score, truth }: Pick<Scores, 'score' | 'truth'>, record: number) {
  const { values, width } = score;
  const member = new Float64Array(values.length / (2 * width));
  const other = new Float64Array(member.length);
  for (let i = 0; i < member.length; i++) {
    const first = 2 * i * width + record;
    const [own, without] = truth![first] ? [first, first + width] : [first + width, first];
    member[i] = values[own];
    other[i] = values[without];
  }
  return { member, other };
}

/**
 * The part of an attack that is about the targets of the even or of the odd halvings, as `trainTargets` orders them:
 * two measurements of the same, on models that have no halving in common.
 */
export function ofHalvings(scored: Scores, parity: number): Pick<Scores, 'score' | 'truth'> {
  const { score } = scored;
  const { width } = score;
  const truth = knownTruth(scored);
  const kept = Array.from({ length: rows(score) }, (_, t) => t).filter(t => halvingParity(t) === parity);
  const values = new Float64Array(kept.length * width);
  const members = new Uint8Array(kept.length * width);
  kept.forEach((t, i) => {
    values.set(row(score, t), i * width);
    members.set(truth.subarray(t * width, (t + 1) * width), i * width);
  });
  return { score: { values, width }, truth: members };
}
