import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { count } from '../core/format';
import type { Matrix } from '../core/matrix';
import { column, rows } from '../core/matrix';
import { toFrame } from '../core/toFrame';
import { Records } from '../data/records';
import type { Selection } from '../select/selection';
import { medianOfSorted } from '../stats/numeric/median';
import { recordColumns } from './recordColumns';

interface Fields {
  /** Which attack: 'direct'. */
  name: string;
  /** How the p-values came about, such as 'pchip'. */
  method: string;
  /** Number of reference models. */
  references: number;
  /** p-values `[targets × records]`; small speaks for a member. */
  p: Matrix;
  /** What was observed of the targets, `[targets × records]`. */
  loss: Matrix;
  /** 1 where the record is a member, `[targets × records]`; undefined when not known. */
  truth?: Uint8Array;
  /** How the records were chosen; undefined when they were given as such, or the attack started from losses. */
  selection?: Selection;
  /** The attacked records. Default: those of the selection; undefined when the attack started from losses. */
  records?: Records;
  /** What a reader has to know; shown under every table and chart of the result. */
  warnings: string[];
}

/** The p-values of an attack on every record and target. */
export class AttackResult implements Fields, Scored {
  declare readonly name: string;
  declare readonly method: string;
  declare readonly references: number;
  declare readonly p: Matrix;
  declare readonly loss: Matrix;
  declare readonly truth?: Uint8Array;
  declare readonly selection?: Selection;
  declare readonly records?: Records;
  declare readonly warnings: string[];
  #score?: Matrix;

  constructor(fields: Fields) {
    Object.assign(this, fields, { records: fields.records ?? fields.selection?.records });
  }

  /** −p, `[targets × records]`: as in every attack, a larger score speaks for a member. */
  get score(): Matrix {
    return (this.#score ??= { values: Float64Array.from(this.p.values, p => -p), width: this.p.width });
  }

  /** The same result under another name, for the legend of a chart. */
  named(name: string): AttackResult {
    return new AttackResult({ ...this, name });
  }

  /** The part of the result that is about the record at a position. */
  record(position: number): AttackResult {
    const only = (matrix: Matrix): Matrix => ({ values: column(matrix, position), width: 1 });
    const truth = this.truth?.filter((_, i) => i % this.p.width === position);
    const records = this.records && new Records(this.records.dataset, [this.records.indices[position]]);
    return new AttackResult({ ...this, p: only(this.p), loss: only(this.loss), truth, records, selection: undefined });
  }

  /** A row for each record: index, class, neighbours, and its smallest and median p-value over the targets. */
  table(): DataFrame {
    const { p, selection } = this;
    const sorted = Array.from({ length: p.width }, (_, r) => column(p, r).sort());
    return toFrame({
      ...recordColumns(
        this.records,
        sorted.map((_, r) => r),
      ),
      ...(selection && { neighbours: selection.positions.map(i => selection.neighbours[i]) }),
      'smallest p': sorted.map(p => p[0]),
      'median p': sorted.map(medianOfSorted),
    });
  }

  /** A row for each record and target: record, class, target, loss, p, member. */
  toFrame(): DataFrame {
    const {
      p: { values, width },
      loss,
      truth,
    } = this;
    return toFrame({
      ...recordColumns(
        this.records,
        Array.from(values, (_, i) => i % width),
      ),
      target: Array.from(values, (_, i) => Math.floor(i / width)),
      loss: loss.values,
      p: values,
      ...(truth && { member: truth }),
    });
  }

  [inspect.custom](): string {
    return (
      `AttackResult: ${this.name} attack (${this.method}, ${this.references} references) on ${count(this.p.width)} records ` +
      `of ${count(rows(this.p))} targets`
    );
  }
}

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
