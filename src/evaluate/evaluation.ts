import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { cutoffWarnings } from '../attack/resolution';
import type { PValues, Scores } from '../attack/result';
import { checkNumber, expected } from '../core/check';
import { checkOptions } from '../core/checkOptions';
import { formatCell, percentInterval } from '../core/format';
import type { Matrix } from '../core/matrix';
import { plainFields } from '../core/plainJson';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import { recordNumbers } from '../data/recordNumbers';
import { clopperPearson } from '../stats/interval/clopperPearson';
import type { Share } from '../stats/interval/share';
import { checkPValues } from './checkPValues';
import { checkResult } from './checkScores';
import { type Guesses, shareOfGuesses } from './guesses';
import { checkPrior, precisionAt, precisionAtPrior, shownPrior } from './precisionAtPrior';
import { truthOf } from './precisionRecall';

/** Guesses of "member" that were right (tp) and wrong (fp), among so many members and non-members. */
export interface Outcomes {
  tp: number;
  fp: number;
  members: number;
  nonMembers: number;
}

/**
 * A share of hits by its counts alone, with the interval of Clopper and Pearson: for trials that are independent, such
 * as records. Guesses on one record or one target are not: see `shareOfGuesses`.
 */
export function share(hits: number, trials: number): Share {
  const [low, high] = clopperPearson(hits, trials);
  return { value: trials ? hits / trials : null, low, high, hits, trials };
}

/** tp / (tp + fp): of the guesses on one record, how many are right. Null without a guess, not 1 and not 0. */
export const precision = ({ tp, fp }: Outcomes): number | null => (tp + fp > 0 ? tp / (tp + fp) : null);
/** tp / members: of the targets that were trained on one record, on how many it is found. */
export const recall = ({ tp, members }: Outcomes): number | null => (members > 0 ? tp / members : null);

/**
 * How well an attack did at one cut-off. Intervals allow for guesses on one record, or on one target, that depend on
 * each other (`clusteredShare`).
 */
export class Evaluation extends Tabular implements Outcomes {
  readonly tp: number;
  readonly fp: number;
  readonly members: number;
  readonly nonMembers: number;
  /** Right and wrong guesses on each record. */
  readonly perRecord: Outcomes[];
  /** tp / (tp + fp): of the guesses, how many are right. Null without a guess. Its prior is `ownPrior`. */
  readonly precision: Share;
  /** tp / members: of the members, how many are found. */
  readonly recall: Share;
  /**
   * fp / non-members: how often a non-member is called a member; the p-values are calibrated if it is at most the
   * cut-off.
   */
  readonly falsePositiveRate: Share;
  /** What the precision would be at `prior`, see `precisionAtPrior`. */
  readonly atPrior: Pick<Share, 'value' | 'low' | 'high'>;
  readonly warnings: string[];

  constructor(
    private readonly result: Scores,
    /** Where "member" is guessed. */
    readonly at: GuessedAt,
    readonly guesses: Guesses,
    /** The share of members for `atPrior`. */
    readonly prior: number,
  ) {
    super();
    this.perRecord = outcomesPerRecord(guesses);
    const sum = (key: keyof Outcomes) => this.perRecord.reduce((total, outcomes) => total + outcomes[key], 0);
    [this.tp, this.fp, this.members, this.nonMembers] = [sum('tp'), sum('fp'), sum('members'), sum('nonMembers')];
    this.precision = shareOfGuesses('precision', guesses);
    this.recall = shareOfGuesses('recall', guesses);
    this.falsePositiveRate = shareOfGuesses('falsePositiveRate', guesses);
    this.atPrior = precisionAtPrior(this.recall, this.falsePositiveRate, prior);
    this.warnings = [...result.warnings, ...('cutoff' in at ? cutoffWarnings(result, at.cutoff) : [])];
  }

  /** Of the attack. */
  get name(): string {
    return this.result.name;
  }

  /** The cut-off on p; undefined for a threshold of scores. */
  get cutoff(): number | undefined {
    return 'cutoff' in this.at ? this.at.cutoff : undefined;
  }

  /** The share of members among all pairs, at which `precision` is; null without a pair. */
  get ownPrior(): number | null {
    const pairs = this.members + this.nonMembers;
    return pairs ? this.members / pairs : null;
  }

  /** The pooled numbers: one row a measure, with interval and counts. */
  table(): DataFrame {
    const shares: [string, Omit<Share, 'hits' | 'trials'> & Partial<Share>][] = [
      [`precision (prior ${formatCell(this.ownPrior)})`, this.precision],
      [precisionAt(this.prior), this.atPrior],
      ['recall', this.recall],
      ['false positive rate', this.falsePositiveRate],
    ];
    return toFrame({
      measure: shares.map(([name]) => name),
      value: shares.map(([, one]) => one.value),
      low: shares.map(([, one]) => one.low),
      high: shares.map(([, one]) => one.high),
      hits: shares.map(([, one]) => one.hits ?? null),
      of: shares.map(([, one]) => one.trials ?? null),
    });
  }

  /** One row a record: its right and wrong guesses over the targets, precision and recall. */
  toFrame(): DataFrame {
    const { records } = this.result;
    return toFrame({
      ...recordNumbers(records, [...this.perRecord.keys()]),
      tp: this.perRecord.map(one => one.tp),
      fp: this.perRecord.map(one => one.fp),
      members: this.perRecord.map(one => one.members),
      precision: this.perRecord.map(one => precision(one)),
      recall: this.perRecord.map(one => recall(one)),
    });
  }

  /** Its measures, and the right and wrong guesses on each record. */
  override toJSON(): Record<string, unknown> {
    const { result, guesses: _, ...fields } = this;
    return plainFields({ name: result.name, ...fields, records: result.records });
  }

  [inspect.custom](): string {
    const text = (share: Share) => (share.value === null ? 'no guess' : percentInterval(share));
    const precise = `precision ${text(this.precision)} at prior ${formatCell(this.ownPrior)}`;
    const where = 'cutoff' in this.at ? `p ≤ ${this.at.cutoff}` : `scores ≥ ${this.at.threshold}`;
    return `Evaluation at ${where}: ${this.tp} right, ${this.fp} wrong; ${precise}, recall ${text(this.recall)}`;
  }
}

/**
 * Where "member" is guessed: where p is at most the cut-off, or the score at least the threshold. Everything else is
 * abstention.
 */
export type GuessedAt = { cutoff: number } | { threshold: number };

/**
 * Right and wrong guesses, pooled over records and targets (micro-average, paper 5.1) and for each record.
 * @param at.cutoff on p, for results with p-values; default 0.01, the paper's
 * @param at.prior share of members at which precision is told beside its own, strictly between 0 and 1. Default
 *   0.01
 * @throws RangeError when the result does not know who was a member, and for a cut-off on scores that are no p-values
 * @example
 * const result = attackLosses({
 *   reference: { values: Float64Array.of(0.5, 0.8, 1.1, 0.4), width: 1 },
 *   target: { values: Float64Array.of(0.1, 0.2, 0.7, 1), width: 1 },
 *   truth: [1, 1, 0, 0],
 * });
 * const { tp, fp, precision, recall } = evaluate(result, { cutoff: 0.5 });
 * [tp, fp]; // => [2, 0]
 * precision; // => { value: 1, low: 0.158, high: 1, hits: 2, trials: 2 }
 */
export function evaluate(result: PValues, at?: { cutoff?: number; prior?: number }): Evaluation;
/**
 * The same where "member" is guessed from a score upwards, for any result.
 * @param at.threshold least score of a guess
 * @param at.prior as above
 */
export function evaluate(result: Scores, at: { threshold: number; prior?: number }): Evaluation;
export function evaluate(result: Scores, at: { cutoff?: number; threshold?: number; prior?: number } = {}): Evaluation {
  checkResult('result', result);
  checkOptions('evaluate', at, { cutoff: true, threshold: true, prior: true });
  const prior = checkPrior(at.prior ?? shownPrior);
  if (at.threshold !== undefined) {
    const { threshold } = at;
    if (typeof threshold !== 'number' || Number.isNaN(threshold)) expected('threshold to be a number', threshold);
    return new Evaluation(
      result,
      { threshold },
      guessesOf(result, result.score, score => score >= threshold),
      prior,
    );
  }
  const { cutoff = 0.01 } = at;
  if (!result.p)
    expected(
      'the option `threshold` for scores that are no p-values',
      `those of ${result.name}`,
      'Such as { threshold: 0.5 }.',
    );
  checkPValues(result);
  checkNumber('cutoff', cutoff, 0, 1, 'It is a p-value.');
  return new Evaluation(
    result,
    { cutoff },
    guessesOf(result, result.p, p => p <= cutoff),
    prior,
  );
}

function guessesOf(result: Scores, { values, width }: Matrix, guessed: (value: number) => boolean): Guesses {
  const truth = truthOf(result.p ? { truth: result.truth, p: result.p } : result);
  const guess = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]))
      expected(`the score of target ${Math.floor(i / width)}, record ${i % width} to be a number`, values[i]);
    guess[i] = Number(guessed(values[i]));
  }
  return { guess, truth, width, records: result.records?.indices };
}

function outcomesPerRecord({ guess, truth, width }: Guesses): Outcomes[] {
  const outcomes = Array.from({ length: width }, (): Outcomes => ({ tp: 0, fp: 0, members: 0, nonMembers: 0 }));
  for (let i = 0; i < guess.length; i++) {
    const of = outcomes[i % width];
    if (truth[i]) of.members++;
    else of.nonMembers++;
    if (guess[i]) of[truth[i] ? 'tp' : 'fp']++;
  }
  return outcomes;
}
