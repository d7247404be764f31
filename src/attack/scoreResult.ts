import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { count } from '../core/format';
import { column, type Matrix, rows } from '../core/matrix';
import { toFrame } from '../core/toFrame';
import type { Records } from '../data/records';
import type { Selection } from '../select/selection';
import { medianOfSorted } from '../stats/numeric/median';
import { recordColumns } from './recordColumns';
import type { Scored } from './result';

interface Fields {
  /** Which attack: 'LiRA offline'. */
  name: string;
  /** How it was set, such as 'per-record variance'. */
  method: string;
  /** Number of models that the targets were compared with. */
  references: number;
  /** `[targets × records]`; large speaks for a member. */
  score: Matrix;
  /** 1 where the record is a member, `[targets × records]`. */
  truth?: Uint8Array;
  /** The attacked records. */
  records?: Records;
  /** How the records were chosen; undefined when they were given as such. */
  selection?: Selection;
  /** What a reader has to know; shown under every table and chart of the result. */
  warnings: string[];
}

/** The scores of an attack that has no p-values, on every record and target. */
export class ScoreResult implements Fields, Scored {
  declare readonly name: string;
  declare readonly method: string;
  declare readonly references: number;
  declare readonly score: Matrix;
  declare readonly truth?: Uint8Array;
  declare readonly records?: Records;
  declare readonly selection?: Selection;
  declare readonly warnings: string[];

  constructor(fields: Fields) {
    Object.assign(this, fields);
  }

  /** The same result under another name, for the legend of a chart. */
  named(name: string): ScoreResult {
    return new ScoreResult({ ...this, name });
  }

  /** A row for each record: index, class, and its smallest, median and largest score over the targets. */
  table(): DataFrame {
    const sorted = Array.from({ length: this.score.width }, (_, r) => column(this.score, r).sort());
    return toFrame({
      ...recordColumns(
        this.records,
        sorted.map((_, r) => r),
      ),
      'smallest score': sorted.map(scores => scores[0]),
      'median score': sorted.map(medianOfSorted),
      'largest score': sorted.map(scores => scores[scores.length - 1]),
    });
  }

  /** A row for each record and target: record, class, target, score, member. */
  toFrame(): DataFrame {
    const {
      score: { values, width },
      truth,
      records,
    } = this;
    return toFrame({
      ...recordColumns(
        records,
        Array.from(values, (_, i) => i % width),
      ),
      target: Array.from(values, (_, i) => Math.floor(i / width)),
      score: values,
      ...(truth && { member: truth }),
    });
  }

  [inspect.custom](): string {
    return (
      `ScoreResult: ${this.name} (${this.method}, ${this.references} references) on ${count(this.score.width)} records ` +
      `of ${count(rows(this.score))} targets`
    );
  }
}
