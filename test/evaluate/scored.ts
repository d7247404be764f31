import type { Scores } from '../../src/attack/result';
import type { Records } from '../../src/data/records';

/** The scores of an attack, written down target by target. */
export const scoredRows = (
  score: number[][],
  truth: number[][] | undefined,
  name = 'an attack',
  records?: Records,
): Scores => ({
  name,
  score: { values: Float64Array.from(score.flat()), width: score[0].length },
  truth: truth && Uint8Array.from(truth.flat()),
  records,
  warnings: [`of ${name}`],
});
