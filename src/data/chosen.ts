import type { Records } from './records';

/** Records that were chosen among others, with what is known of their neighbours: the outcome of a selection. */
export interface Chosen {
  /** The chosen records. */
  readonly records: Records;
  /** The records that were looked at, and the positions among them of the chosen ones. */
  readonly considered: Records;
  readonly positions: Int32Array;
  /** How many neighbours each of the considered records has among the adversary's, within δ. */
  readonly neighbours: Int32Array;
  /** Neighbour threshold δ and probability threshold β, see `selectVulnerable`. */
  readonly delta: number;
  readonly beta: number;
  readonly warnings: readonly string[];
}
