import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { count } from '../data/dataset';
import { toFrame } from '../data/toFrame';
import type { Selection } from '../select/selection';
import { rows, type Matrix } from '../stats/matrix';
import { medianOfSorted } from '../stats/median';

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
  /** How the records were chosen; undefined when the attack started from losses. */
  selection?: Selection;
  /** What a reader has to know; shown under every table and chart of the result. */
  warnings: string[];
}

/** The p-values of an attack on every record and target. */
export class AttackResult implements Fields {
  declare readonly name: string;
  declare readonly method: string;
  declare readonly references: number;
  declare readonly p: Matrix;
  declare readonly loss: Matrix;
  declare readonly truth?: Uint8Array;
  declare readonly selection?: Selection;
  declare readonly warnings: string[];

  constructor(fields: Fields) {
    Object.assign(this, fields);
  }

  /** The same result under another name, for the legend of a chart. */
  named(name: string): AttackResult {
    return new AttackResult({ ...this, name });
  }

  /** The part of the result that is about the record at a position. */
  record(position: number): AttackResult {
    const column = ({ values, width }: Matrix) => ({ values: Float64Array.from(values.filter((_, i) => i % width === position)), width: 1 });
    const truth = this.truth?.filter((_, i) => i % this.p.width === position);
    return new AttackResult({ ...this, p: column(this.p), loss: column(this.loss), truth, selection: undefined });
  }

  /** A row for each record: index, class, neighbours, and its smallest and median p-value over the targets. */
  table(): DataFrame {
    const { p: { values, width }, selection } = this;
    const sorted = Array.from({ length: width }, (_, r) => values.filter((_, i) => i % width === r).sort());
    return toFrame({
      ...this.names((_, r) => r, width),
      ...(selection && { neighbours: selection.positions.map(i => selection.neighbours[i]) }),
      'smallest p': sorted.map(p => p[0]),
      'median p': sorted.map(medianOfSorted),
    });
  }

  /** A row for each record and target: record, class, target, loss, p, member. */
  toFrame(): DataFrame {
    const { p: { values, width }, loss, truth } = this;
    return toFrame({
      ...this.names((_, i) => i % width, values.length),
      target: Array.from(values, (_, i) => Math.floor(i / width)),
      loss: loss.values,
      p: values,
      ...(truth && { member: truth }),
    });
  }

  private names(recordOf: (_: unknown, i: number) => number, length: number): Record<string, ArrayLike<unknown>> {
    const positions = Array.from({ length }, recordOf);
    const chosen = this.selection?.records;
    if (!chosen) return { record: positions };
    const labels = chosen.labels();
    return { record: positions.map(r => chosen.indices[r]), class: positions.map(r => chosen.dataset.classes[labels[r]]) };
  }

  [inspect.custom](): string {
    return `AttackResult: ${this.name} attack (${this.method}, ${this.references} references) on ${count(this.p.width)} records ` +
      `of ${count(rows(this.p))} targets`;
  }
}
