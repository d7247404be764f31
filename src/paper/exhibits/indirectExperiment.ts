import type { IndirectResult } from '../../attack/indirect/indirectResult';
import type { AttackResult } from '../../attack/result';
import type { Experiment } from '../setup/experiment';
import type { Questions } from './countQuestions';

/** How often non-members come out at or below α, by one way to combine and one use of the reference models. */
export interface NullRate {
  /** How p-values of queries are combined. */
  combination: string;
  /** Which reference models found the queries and which judged. */
  references: string;
  alpha: number;
  /** null without a non-member. */
  rate: number | null;
  /** 95 % interval of `rate`, with records and targets as clusters. */
  low: number;
  high: number;
  n: number;
}

/** Both attacks on the selected records of one setting. */
export interface IndirectExperiment {
  title: string;
  /** With a note where not all selected records are attacked. */
  experiment: Experiment;
  theta: number;
  /** How many records were selected; fewer may be attacked, see `Profile.attackedIndirectly`. */
  selected: number;
  /** Position, among the attacked records, of the one for table 3: the one whose nearest neighbour is farthest away. */
  tableRecord: number;
  /** @deprecated Use `tableRecord`. */
  star: number;
  direct: AttackResult;
  /** What each attack asked the service, where the targets are behind one. */
  questions: Questions;
  /** As in the paper: all reference models find queries and judge. */
  indirect: IndirectResult;
  /** Half of them find queries, the others judge. */
  halves: IndirectResult;
  /** `halves` with the evidence ranked among that of the reference models. */
  ranked: AttackResult;
  /** How often non-members come out at or below each α, in every way. */
  nulls: NullRate[];
  /**
   * A record of the class of table 3's that was not selected, with a middling number of neighbours; attacked as in
   * `indirect`.
   */
  control: IndirectResult;
}
