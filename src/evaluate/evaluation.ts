import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { cutoffOutOfReach } from '../attack/outOfReach';
import type { AttackResult } from '../attack/result';
import { checkNumber } from '../core/check';
import { toFrame } from '../core/toFrame';
import { clopperPearson } from '../stats/interval/clopperPearson';
import type { Share } from '../stats/interval/share';
import { type Judged, truthOf } from './precisionRecall';

/** Guesses of "member" that were right (tp) and wrong (fp), among so many members and non-members. */
export interface Outcomes {
  tp: number;
  fp: number;
  members: number;
  nonMembers: number;
}

/** With the interval of Clopper and Pearson. */
export function share(hits: number, trials: number): Share {
  const [low, high] = clopperPearson(hits, trials);
  return { value: trials ? hits / trials : null, low, high, hits, trials };
}

/** tp / (tp + fp): of the guesses, how many are right. Null without a guess, not 1 and not 0. */
export const precision = ({ tp, fp }: Outcomes): Share => share(tp, tp + fp);
/** tp / members: of the members, how many are found. */
export const recall = ({ tp, members }: Outcomes): Share => share(tp, members);
/** fp / non-members: how often a non-member is called a member; the p-values are calibrated if it is at most the cut-off. */
export const falsePositiveRate = ({ fp, nonMembers }: Outcomes): Share => share(fp, nonMembers);

/** How well an attack did at one cut-off. Guesses on one record or one target depend on each other, which intervals do not reflect. */
export class Evaluation implements Outcomes {
  readonly tp: number;
  readonly fp: number;
  readonly members: number;
  readonly nonMembers: number;
  readonly precision: Share;
  readonly recall: Share;
  readonly falsePositiveRate: Share;
  readonly warnings: string[];

  constructor(
    private readonly result: AttackResult,
    readonly cutoff: number,
    readonly perRecord: Outcomes[],
  ) {
    const sum = (key: keyof Outcomes) => perRecord.reduce((total, outcomes) => total + outcomes[key], 0);
    [this.tp, this.fp, this.members, this.nonMembers] = [sum('tp'), sum('fp'), sum('members'), sum('nonMembers')];
    this.precision = precision(this);
    this.recall = recall(this);
    this.falsePositiveRate = falsePositiveRate(this);
    this.warnings = [...result.warnings, ...cutoffOutOfReach(result.method, result.references, cutoff)];
  }

  /** The pooled numbers: one row a measure, with interval and counts. */
  table(): DataFrame {
    const shares = { precision: this.precision, recall: this.recall, 'false positive rate': this.falsePositiveRate };
    const all = Object.values(shares);
    return toFrame({
      measure: Object.keys(shares),
      value: all.map(one => one.value),
      low: all.map(one => one.low),
      high: all.map(one => one.high),
      hits: all.map(one => one.hits),
      of: all.map(one => one.trials),
    });
  }

  /** One row a record: its right and wrong guesses over the targets, precision and recall. */
  toFrame(): DataFrame {
    const { selection } = this.result;
    return toFrame({
      record: this.perRecord.map((_, r) => selection?.records.indices[r] ?? r),
      tp: this.perRecord.map(one => one.tp),
      fp: this.perRecord.map(one => one.fp),
      members: this.perRecord.map(one => one.members),
      precision: this.perRecord.map(one => precision(one).value),
      recall: this.perRecord.map(one => recall(one).value),
    });
  }

  [inspect.custom](): string {
    const percent = ({ value, low, high }: Share) =>
      value === null
        ? 'no guess'
        : `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
    return `Evaluation at p ≤ ${this.cutoff}: ${this.tp} right, ${this.fp} wrong; precision ${percent(this.precision)}, recall ${percent(this.recall)}`;
  }
}

/**
 * Right and wrong guesses at a cut-off, pooled over records and targets (micro-average, paper 5.1) and for each record.
 * "Member" is guessed where p ≤ cut-off; everything else is abstention.
 * @param options.cutoff default 0.01, the paper's
 * @throws RangeError when the result does not know who was a member
 */
export function evaluate(result: AttackResult, { cutoff = 0.01 }: { cutoff?: number } = {}): Evaluation {
  checkNumber('cutoff', cutoff, 0, 1, 'It is a p-value.');
  const perRecord = outcomesPerRecord(result, cutoff);
  return new Evaluation(result, cutoff, perRecord);
}

function outcomesPerRecord(result: Judged, cutoff: number): Outcomes[] {
  const { values, width } = result.p;
  const truth = truthOf(result);
  const outcomes = Array.from({ length: width }, (): Outcomes => ({ tp: 0, fp: 0, members: 0, nonMembers: 0 }));
  values.forEach((p, i) => {
    const of = outcomes[i % width];
    if (truth[i]) of.members++;
    else of.nonMembers++;
    if (p <= cutoff) of[truth[i] ? 'tp' : 'fp']++;
  });
  return outcomes;
}
