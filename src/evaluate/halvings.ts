import type { Scores } from '../attack/result';
import { row, rows } from '../core/matrix';
import { knownTruth } from './knownTruth';

/** Whether a target is of an even halving of the pool (0) or an odd one (1): targets 2i and 2i + 1 are of halving i. */
export const halvingParity = (target: number): number => (target >> 1) % 2;

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
