import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import type { PValues } from '../attack/result';
import { checkNumber, checkText, expected } from '../core/check';
import { checkList } from '../core/checkList';
import { checkOptions } from '../core/checkOptions';
import { count } from '../core/format';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import { ALPHAS, calibrationWarning, type FalsePositives, falsePositives } from '../stats/interval/falsePositives';
import { checkPValues } from './checkPValues';
import { truthOf } from './precisionRecall';

/**
 * How often non-members come out at or below α. A p-value is calibrated if that is a share of at most α: then "member"
 * where p ≤ α wrongs at most that share of the non-members.
 *
 * The same is counted at the other end, P(p ≥ 1 − α): references that vary less than targets make both ends too full,
 * while references unlike the targets make one end fuller and the other emptier. P-values of ranks have steps of 1/(k +
 * 1), with which p ≥ 1 − α + 1/(k + 1) is as likely as p ≤ α.
 *
 * It fails where α lies below the 95 % interval of the share, which is that of pairs clustered by record and by target.
 * By chance a calibrated result fails at one α in 40, and so at one of the three at least in up to 3 of 40; less where
 * the same pairs make all three fail.
 * @param result an attack whose truth is known
 * @param options.alphas default 0.01, 0.05 and 0.1
 * @throws RangeError without the truth, for results without p-values, and for no α or one that is not in [0, 1]
 * @example
 * const result = attackLosses({
 *   reference: { values: Float64Array.of(0.5, 0.8, 1.1, 0.4), width: 1 },
 *   target: { values: Float64Array.of(0.1, 0.2, 0.7, 1), width: 1 },
 *   truth: [1, 1, 0, 0],
 * });
 * const found = calibration(result, { alphas: [0.1, 0.7] });
 * found.rates.map(({ alpha, value }) => [alpha, value]); // => [[0.1, 0], [0.7, 0.5]]
 * found.fails; // => false
 */
export function calibration(result: PValues, options: { alphas?: readonly number[] } = {}): Calibration {
  const { rates, upper } = calibrationRates(result, options);
  const { name, method, references, beyondRanks } = result;
  const pValues = ofNonMembers(result.p.values, truthOf(result)).sort();
  const warnings = [...new Set([...result.warnings, ...calibrationWarning(rates)])];
  return new Calibration({ name, method, references, beyondRanks, rates, upper, pValues, warnings });
}

/** What `calibration` counts, where nobody looks at the p-values themselves. @throws RangeError as it does */
export function calibrationRates(
  result: PValues,
  options: { alphas?: readonly number[] } = {},
): Pick<Calibration, 'rates' | 'upper'> {
  checkPValues(result);
  checkOptions('calibration', options, { alphas: true });
  const { alphas = ALPHAS } = options;
  if (checkList('alphas', alphas).length === 0) expected('at least one alpha', 'none');
  for (const alpha of alphas) checkNumber('alpha', alpha, 0, 1, 'It is a p-value.');
  const truth = truthOf(result);
  const { p, references, beyondRanks } = result;
  const step = beyondRanks === null ? 1 / (references + 1) : 0;
  const fromAbove = p.values.slice();
  for (let i = 0; i < fromAbove.length; i++) fromAbove[i] = 1 - p.values[i] + step - rounding;
  return {
    rates: falsePositives(p, truth, alphas),
    upper: falsePositives({ values: fromAbove, width: p.width }, truth, alphas),
  };
}

const rounding = 1e-12; // 1 − 0.96 + 0.01 is a little more than 0.05

function ofNonMembers(values: ArrayLike<number>, truth: Uint8Array): Float64Array {
  const found = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (truth[i] === 0) found[count++] = values[i];
  return found.slice(0, count);
}

type CalibrationFields = Pick<
  Calibration,
  'name' | 'method' | 'references' | 'beyondRanks' | 'rates' | 'pValues' | 'warnings'
> &
  Partial<Pick<Calibration, 'upper'>>;

/** The p-values of non-members, and their share at or below each α. */
export class Calibration extends Tabular {
  declare readonly name: string;
  declare readonly method: string;
  /** Number of reference models. */
  declare readonly references: number;
  /** What p-values below 1/(k + 1) rest on, as in `Scores`. */
  declare readonly beyondRanks?: string | null;
  /** One for each α. */
  declare readonly rates: FalsePositives[];
  /** The same at the other end, one for each α: the share at or above 1 − α. */
  declare readonly upper: FalsePositives[];
  /** All p-values of non-members, smallest first: what `pValueHistogram` and `qqChart` draw. */
  declare readonly pValues: Float64Array;
  declare readonly warnings: string[];

  constructor(fields: CalibrationFields) {
    super();
    Object.assign(this, { upper: [], ...fields });
  }

  /** Whether too much is claimed at one α at least. */
  get fails(): boolean {
    return this.rates.some(({ fails }) => fails);
  }

  /** The same under another name, for the legend of a chart. */
  named(name: string): Calibration {
    return new Calibration({ ...this, name: checkText('name', name) });
  }

  /**
   * A row for each α: the share of non-members at or below with its interval and counts, the share at the other end,
   * and whether it fails.
   */
  toFrame(): DataFrame {
    const of = <Key extends keyof FalsePositives>(key: Key) => this.rates.map(rate => rate[key]);
    return toFrame({
      α: of('alpha'),
      'P(p ≤ α | non-member)': of('value'),
      low: of('low'),
      high: of('high'),
      hits: of('hits'),
      of: of('trials'),
      'P(p ≥ 1 − α | non-member)': this.upper.map(({ value }) => value),
      'low, upper end': this.upper.map(({ low }) => low),
      'high, upper end': this.upper.map(({ high }) => high),
      'claims too much': of('fails').map(fails => (fails ? 'yes' : 'no')),
    });
  }

  [inspect.custom](): string {
    const at = (rates: FalsePositives[]) => rates.map(({ alpha }) => alpha).join(', ');
    const failing = this.rates.filter(({ fails }) => fails);
    const verdict =
      this.pValues.length === 0
        ? 'nothing is known'
        : failing.length
          ? `claims too much at ${at(failing)}`
          : `nothing against it at ${at(this.rates)}`;
    const attack = `${this.name} (${this.method}, ${this.references} references)`;
    return `Calibration of ${attack} on ${count(this.pValues.length)} p-values of non-members: ${verdict}`;
  }
}
