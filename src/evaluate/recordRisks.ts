import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import type { Scores } from '../attack/result';
import { checkInteger, expected } from '../core/check';
import { checkOptions, type Names } from '../core/checkOptions';
import { count } from '../core/format';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import { recordColumns } from '../data/recordColumns';
import { recordName } from '../data/recordName';
import { checkRecords, type Records } from '../data/records';
import type { Models } from '../models/models';
import type { Share } from '../stats/interval/share';
import { benjaminiHochberg } from '../stats/significance/benjaminiHochberg';
import { checkResult } from './checkScores';
import { controlOf, controlWarning } from './controlWarning';
import { share } from './evaluation';
import type { NegativeControl } from './negativeControl';
import { type RecordTest, type RecordTests, testRecords } from './recordTests';

/**
 * How much each record gives itself away: its AUC by some score, with what chance could do. By the plain loss
 * (`attackByThreshold`) this is what notebooks call the record's *true exposure*, which only who trained the targets
 * can know; it is not the exposure of canaries of Carlini et al. It is measured, so noisy: with 50 halvings a record
 * that leaves no trace has 0.5 ± 0.07 to 0.08.
 */
export class RecordRisks extends Tabular implements RecordTests {
  declare readonly name: string;
  declare readonly records?: Records;
  /** As `recordAucs`, `[records]`; NaN where a record has targets of one kind only. */
  declare readonly auc: Float64Array;
  /** How p was found: by halving, or with targets as independent. */
  declare readonly test: RecordTest;
  /** 95 % interval of each AUC, by the same, `[records]`; [0, 1] where there is none. */
  declare readonly low: Float64Array;
  declare readonly high: Float64Array;
  /** One-sided p-value, against leaving no trace, `[records]`; 1 where there is no AUC. */
  declare readonly p: Float64Array;
  /** The same of records that no target saw; undefined where that is not to be had. */
  declare readonly control?: NegativeControl;
  declare readonly warnings: readonly string[];

  constructor(fields: RecordTests & Pick<RecordRisks, 'name' | 'records' | 'control' | 'warnings'>) {
    super();
    Object.assign(this, fields);
  }

  /** @deprecated Use auc. */
  get separation(): Float64Array {
    return this.auc;
  }

  /** Where some records stand among these. @throws RangeError for one that does not, or where these are not known */
  positions(records: Records): Int32Array {
    const { indices, dataset } = checkRecords('records', records);
    if (!this.records) expected('risks that know their records', 'those of an attack on losses alone');
    const positions = new Map(Array.from(this.records.indices, (index, r) => [index, r]));
    return indices.map(
      index => positions.get(index) ?? expected('risks of all of the records', `none of ${recordName(dataset, index)}`),
    );
  }

  /**
   * 1 for the records that are exposed at a false discovery rate (Benjamini and Hochberg, over all records),
   * `[records]`.
   */
  exposedAt(q = 0.05): Uint8Array {
    return benjaminiHochberg(this.p, q).rejected;
  }

  /**
   * The p-value up to which records are exposed at a false discovery rate; where none is, q/m, which one of m records
   * would need.
   */
  cutoffAt(q = 0.05): number {
    const exposed = this.exposedAt(q);
    const reached = this.p.filter((_, r) => exposed[r]).reduce((most, p) => Math.max(most, p), 0);
    return reached || q / Math.max(1, this.p.length);
  }

  /**
   * Of the records that no target saw, the share that comes out exposed by the same p-value: all of it is error. Those
   * records share targets; the interval takes them as independent.
   */
  controlAt(q = 0.05): Share | undefined {
    const cutoff = this.cutoffAt(q);
    return this.control && share(this.control.p.filter(p => p <= cutoff).length, this.control.p.length);
  }

  /**
   * Positions of the n most exposed, equal ones included (`mostExposed`). @throws RangeError for more than there are
   */
  top(n: number): Int32Array {
    return mostExposed(this.auc, n);
  }

  /**
   * Of the n most exposed, equal ones included, the share that is among some records. The interval takes them as
   * independent.
   */
  found(n: number, records: Records): Share {
    const top = this.top(n);
    const among = new Set(this.positions(records));
    return share(top.filter(r => among.has(r)).length, top.length);
  }

  /** A row for each record, the most exposed first: record, class, AUC, its interval and p, exposed or not. */
  toFrame(): DataFrame {
    const order = Array.from(this.top(this.auc.length));
    const exposed = this.exposedAt();
    return toFrame({
      ...recordColumns(this.records, order),
      AUC: order.map(r => this.auc[r]),
      low: order.map(r => this.low[r]),
      high: order.map(r => this.high[r]),
      p: order.map(r => this.p[r]),
      'exposed (q ≤ 0.05)': order.map(r => exposed[r]),
    });
  }

  [inspect.custom](): string {
    const exposed = this.exposedAt().reduce((sum, one) => sum + one, 0);
    const many = `${count(exposed)} exposed at false discovery rate 0.05`;
    return `Risks of ${count(this.p.length)} records by ${this.name}: ${many}`;
  }
}

export interface RiskOptions {
  /** The targets, for a negative control: `negativeControl`. Default: none, which the warnings say. */
  targets?: Models;
}

const names: Names<RiskOptions> = { targets: true };

/**
 * The AUC of each record by an attack's scores, with interval and p-value. Where targets come in halvings, of 2i and
 * 2i + 1 one being trained on each record, they are compared within these, by Wilcoxon's signed rank test: both have no
 * record in common, and so are correlated. Else targets count as independent, and the test is that of Mann and Whitney.
 * @param scored of at least one target of each kind; for the true exposure `attackByThreshold` on the records
 * @throws RangeError when it is not known who was a member, or a score is NaN; for an option that is not known
 * @example
 * // 4 targets × 2 records
 * const score = { values: Float64Array.of(4, 1, 2, 2, 3, 3, 1, 4), width: 2 };
 * const truth = Uint8Array.of(1, 0, 0, 1, 1, 0, 0, 1);
 * const risks = recordRisks(new gmia.ScoreResult({ name: 'mine', score, truth, warnings: [] }));
 * [...risks.auc]; // => [1, 0.75]
 * [...risks.p]; // => [0.25, 0.25]
 * [...risks.top(1)]; // => [0]
 */
export function recordRisks(scored: Scores, options: RiskOptions = {}): RecordRisks {
  const tests = testRecords(checkResult('scored', scored));
  checkOptions('recordRisks', options, names);
  const { name, records, warnings } = scored;
  const found = controlOf(options.targets);
  const risks = new RecordRisks({ ...tests, name, records, control: found.control, warnings });
  return new RecordRisks({
    ...risks,
    warnings: [...warnings, controlWarning(found, risks.controlAt(), risks.cutoffAt())],
  });
}

/**
 * Positions of the n largest AUCs, falling, and of those equal to the least of them: equal ones enter together,
 * as many records may be told apart without fail. NaN counts as 0.
 */
export function mostExposed(auc: Float64Array, n: number): Int32Array {
  checkInteger('n', n, 0);
  if (n > auc.length) expected(`n to be at most ${auc.length}, the number of records`, n);
  const size = (r: number) => auc[r] || 0;
  const order = Int32Array.from(auc.keys()).sort((a, b) => size(b) - size(a) || a - b);
  let end = n;
  while (n > 0 && end < order.length && size(order[end]) === size(order[n - 1])) end++;
  return order.subarray(0, end);
}
