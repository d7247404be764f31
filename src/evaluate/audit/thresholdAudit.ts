import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import type { Scores } from '../../attack/result';
import { count } from '../../core/format';
import { Tabular } from '../../core/tabular';
import { toFrame } from '../../core/toFrame';
import type { Inclusion } from '../../data/inclusion';
import { recordColumns } from '../../data/recordColumns';
import type { PooledBound } from './pooledBound';
import type { ThresholdBound } from './recordThreshold';

/** What neighbouring training sets differ by, for the ε that is bounded. */
export const neighbours: Record<Inclusion, string> = {
  halvings: 'one record replaced by another',
  coins: 'one record added or removed',
};

/** The classic audit of an attack: see `auditByThreshold`. */
export class ThresholdAudit extends Tabular {
  declare readonly name: string;
  declare readonly delta: number;
  /** Each bound holds with this probability or more, on its own. */
  declare readonly level: number;
  declare readonly inclusion: Inclusion;
  /** The bound of each record, in the order of the result. */
  declare readonly records: readonly ThresholdBound[];
  /** The record that showed most on the targets by which thresholds were chosen: its position. */
  declare readonly mostExposedAt: number;
  /** By the mean rates of all records; undefined with coins. */
  declare readonly all?: PooledBound;
  declare readonly attacked: Scores['records'];
  declare readonly warnings: readonly string[];

  constructor(fields: Omit<ThresholdAudit, 'mostExposed' | keyof Tabular | typeof inspect.custom>) {
    super();
    const { records, level, inclusion } = fields;
    Object.assign(this, fields, {
      warnings: [
        ...fields.warnings,
        ...(records.length > 1
          ? [
              `Each record's bound holds with probability ${level} on its own; the greatest of ` +
                `${count(records.length)} does not. mostExposed is a bound: it was chosen on other targets.`,
            ]
          : []),
        `Bounds are about training sets with ${neighbours[inclusion]}.`,
      ],
    });
  }

  /** The bound of the record that was chosen as the most exposed on the other half of the targets. */
  get mostExposed(): ThresholdBound {
    return this.records[this.mostExposedAt];
  }

  /**
   * A row for each record, the greatest ε first: threshold, true and false positives on the targets that count, bounds.
   */
  toFrame(): DataFrame {
    const { records, attacked } = this;
    const order = Array.from(records.keys()).sort((a, b) => records[b].epsilon - records[a].epsilon || a - b);
    const of = <T>(pick: (bound: ThresholdBound) => T) => order.map(r => pick(records[r]));
    return toFrame(recordColumns(attacked, order), {
      'score from': of(({ threshold }) => threshold),
      'true positives': of(({ members }) => members[0]),
      members: of(({ members }) => members[1]),
      'false positives': of(({ nonMembers }) => nonMembers[0]),
      'non-members': of(({ nonMembers }) => nonMembers[1]),
      'ε ≥': of(({ epsilon }) => epsilon),
      'µ ≥': of(({ mu }) => mu),
      'most exposed': order.map(r => (r === this.mostExposedAt ? 'yes' : '')),
    });
  }

  [inspect.custom](): string {
    const { name, delta, level, mostExposed, all, records } = this;
    const said = `most exposed of ${count(records.length)} records ε ≥ ${mostExposed.epsilon.toFixed(3)}`;
    const pooled = all ? `, all together ε ≥ ${all.epsilon.toFixed(3)}` : '';
    return `Audit of ${name} by thresholds (δ ${delta}, level ${level}): ${said}${pooled}`;
  }
}
