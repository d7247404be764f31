import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { checkNumber, checkText, expected } from '../core/check';
import { checkPosition, checkPositions } from '../core/checkPositions';
import { count } from '../core/format';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import type { Chosen } from '../data/chosen';
import { recordColumns } from '../data/recordColumns';
import { Records } from '../data/records';

/** How many records a training set (N) and the adversary (N') have. */
export interface Sizes {
  training: number;
  adversary: number;
}

/**
 * E[N_n] = N'_n · N / N'. The product comes first, so that the result is exact where it is a whole number, and equals β
 * where it should.
 */
export const expectedNeighbours = (counted: number, { training, adversary }: Sizes): number =>
  (counted * training) / adversary;

/** Records that were not chosen by δ and β: what chose them, and their positions among those considered. */
interface Otherwise {
  by: string;
  positions: Int32Array;
}

/** The outcome of a selection: which records are vulnerable, and the neighbours of all that were looked at. */
export class Selection extends Tabular implements Chosen {
  /** The chosen records. */
  readonly records: Records;
  /** Their positions among the records considered. */
  readonly positions: Int32Array;
  /** What a reader has to know: of the data, of the counts, and of who was chosen. */
  readonly warnings: string[];

  /**
   * @param considered the records that were looked at
   * @param neighbours N'_n of each, counted among the adversary's records
   * @param sizes N, the records of a training set, and N', those of the adversary
   * @param otherwise what chose the records, and which. Default: those with E[N_n] < β
   * @param about what has to be said of the counts
   */
  constructor(
    readonly considered: Records,
    readonly neighbours: Int32Array,
    private readonly sizes: Sizes,
    readonly delta: number,
    readonly beta: number,
    private readonly otherwise?: Otherwise,
    private readonly about: readonly string[] = [],
  ) {
    super();
    this.warnings = [...new Set([...considered.dataset.notes, ...about])];
    this.positions = otherwise?.positions ?? Int32Array.from(neighbours.keys()).filter(i => this.expected(i) < beta);
    this.records = new Records(
      considered.dataset,
      this.positions.map(i => considered.indices[i]),
    );
    if (delta === 0)
      this.warnings.push(
        'Within a delta of 0 no record has a neighbour, not even an equal one' +
          (otherwise ? '.' : ': all are chosen. Raise delta.'),
      );
    if (this.records.length === 0)
      this.warnings.push(
        `No record has fewer than ${beta} expected neighbours within ${delta}: lower delta or raise beta.`,
      );
  }

  /** E[N_n] of the record at a position among those considered. @throws RangeError for another position */
  expected(position: number): number {
    checkPosition('position', position, this.considered.length);
    return expectedNeighbours(this.neighbours[position], this.sizes);
  }

  /** What chose the records: "δ and β", the name of a rule, or "position". */
  get chosenBy(): string {
    return this.otherwise?.by ?? 'δ and β';
  }

  /**
   * The same counts under another β; spares the counting. @throws RangeError for records that were chosen by something
   * else, or a β out of range
   */
  atBeta(beta: number): Selection {
    checkBeta(beta);
    if (this.otherwise) expected('records that were chosen by δ and β', `records chosen by ${this.chosenBy}`);
    return new Selection(this.considered, this.neighbours, this.sizes, this.delta, beta, undefined, this.about);
  }

  /**
   * Selects other records of those considered, by position, and keeps the counts of their neighbours: for a part of the
   * selection, or for a control group. @throws RangeError for what is no position among them
   */
  only(positions: ArrayLike<number>): Selection {
    return this.byRule('position', positions);
  }

  /** Records of those considered that a rule has chosen, by position, with what is known of their neighbours. */
  byRule(by: string, positions: ArrayLike<number>): Selection {
    const { considered, neighbours, sizes, delta, beta } = this;
    checkText('by', by);
    const chosen = checkPositions('positions', positions, considered.length);
    return new Selection(considered, neighbours, sizes, delta, beta, { by, positions: chosen }, this.about);
  }

  /** One row for each chosen record: which it is, class, neighbours counted and expected. */
  toFrame(): DataFrame {
    return toFrame({
      ...recordColumns(this.records, [...this.positions.keys()]),
      neighbours: this.positions.map(i => this.neighbours[i]),
      expected: Array.from(this.positions, i => this.expected(i)),
    });
  }

  [inspect.custom](): string {
    const { records, considered, delta, beta, otherwise } = this;
    const how = otherwise
      ? `were chosen by ${otherwise.by} (neighbours counted within δ ${delta})`
      : `are vulnerable (δ ${delta}, β ${beta})`;
    return (
      `Selection: ${count(records.length)} of ${count(considered.length)} records of ` +
      `${considered.dataset.name} ${how}`
    );
  }
}

/** @throws RangeError for a β that is no number above 0 */
export function checkBeta(beta: number): void {
  checkNumber('beta', beta, Number.MIN_VALUE, Number.MAX_VALUE, 'Fewer neighbours than this must be expected.');
}
