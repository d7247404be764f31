import type { Records } from '../data/records';
import type { Matrix } from '../stats/matrix';

/** What every attack gives: a score for each record and target. Attacks are compared by these alone. */
export interface Scored {
  /** Which attack, for the legend of a chart. */
  readonly name: string;
  /** `[targets × records]`, row-major; a larger score speaks for a member. What else it means depends on the attack. */
  readonly score: Matrix;
  /** 1 where the record is a member, in the layout of `score`; undefined when not known. */
  readonly truth?: Uint8Array;
  /** The attacked records; undefined when the attack started from losses. */
  readonly records?: Records;
  /** What a reader has to know; shown under every table and chart of the result. */
  readonly warnings: readonly string[];
}
