import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import type { PValues } from '../attack/result';
import { checkInteger, checkNumber, expected } from '../core/check';
import { checkOptions } from '../core/checkOptions';
import { count } from '../core/format';
import { row, rows } from '../core/matrix';
import { plainFields } from '../core/plainJson';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import { recordColumns } from '../data/recordColumns';
import { type BenjaminiHochberg, benjaminiHochberg } from '../stats/significance/benjaminiHochberg';
import { benjaminiYekutieli } from '../stats/significance/benjaminiYekutieli';
import { checkPValues } from './checkPValues';
import { discoveryWarnings } from './discoveryWarnings';
import { truthOf } from './precisionRecall';

export interface DiscoveryOptions {
  /** "Member" is claimed where p ≤ this, each record for itself. Default 0.01, the paper's. */
  cutoff?: number;
  /** Benjamini–Hochberg over the records: the share of wrong claims that one accepts. Default 0.1. */
  q?: number;
}

/**
 * How many records are claimed to be members, and how many of them are none; undefined where the truth is not known.
 */
export interface DiscoveryCount {
  claims: number;
  wrong?: number;
}

/**
 * What can be claimed about one target model. A cut-off on p bounds how many of the non-members are wronged, record by
 * record; over many records that may be most of the claims. Benjamini–Hochberg instead bounds the share of wrong ones
 * among the claims (expected, at most q), if p-values of non-members are calibrated and depend on each other positively
 * at most. Benjamini–Yekutieli bounds it however they depend on each other, and claims less.
 *
 * A p-value holds on average over records, not for each: who is accused may be one of those of whose non-members more
 * than α lie below α.
 *
 * With k references the smallest p-value that ranks support is 1/(k + 1). So Benjamini–Hochberg over m records can
 * claim something by ranks only if at least m / ((k + 1) q) records share that smallest value; the warnings say how
 * many those are, and `planReferences` how many references it takes.
 * @param options.target row of the result. Default 0
 * @throws RangeError for a target that the result does not have, a cut-off or q out of range, and results without
 *   p-values
 * @example
 * const result = attackLosses({
 *   reference: { values: Float64Array.of(0.5, 0.8, 1.1, 0.4), width: 1 },
 *   target: { values: Float64Array.of(0.1, 0.2, 0.7, 1), width: 1 },
 *   truth: [1, 1, 0, 0],
 * });
 * const claims = discoveries(result, { target: 0, cutoff: 0.5, q: 0.1 });
 * claims.byCutoff; // => { claims: 1, wrong: 0 }
 * claims.byBenjaminiHochberg; // => { claims: 1, wrong: 0 }
 */
export function discoveries(result: PValues, options: DiscoveryOptions & { target?: number } = {}): Discoveries {
  checkPValues(result);
  checkOptions('discoveries', options, { target: true, cutoff: true, q: true });
  const { target = 0, cutoff = 0.01, q = 0.1 } = options;
  if (result.truth !== undefined) truthOf(result);
  checkInteger('target', target, 0);
  if (target >= rows(result.p)) expected(`a target below ${rows(result.p)}, the number of target models`, target);
  checkNumber('cutoff', cutoff, 0, 1, 'It is a p-value.');
  return new Discoveries(result, target, cutoff, q);
}

const perRecord =
  'A p-value holds on average over records, not for each: of some, far more than α of their non-member targets lie ' +
  'below α.';

/** The claims about one target: by a cut-off on p, by Benjamini–Hochberg, and by Benjamini–Yekutieli. */
export class Discoveries extends Tabular {
  /** p-value of each record, in the order of the result. */
  readonly p: Float64Array;
  /** 1 where p is at or below the cut-off. */
  readonly below: Uint8Array;
  /** The least q at which Benjamini–Hochberg claims the record. */
  readonly adjusted: Float64Array;
  /** 1 where it does so at q. */
  readonly rejected: Uint8Array;
  /** The same by Benjamini–Yekutieli, which holds however p-values depend on each other. */
  readonly underAnyDependence: BenjaminiHochberg;
  /** 1 where the record is a member of the target. */
  readonly member?: Uint8Array;
  readonly warnings: string[];

  constructor(
    private readonly result: PValues,
    readonly target: number,
    readonly cutoff: number,
    readonly q: number,
  ) {
    super();
    const {
      truth,
      p: { width },
    } = result;
    this.p = Float64Array.from(row(result.p, target));
    this.below = Uint8Array.from(this.p, p => Number(p <= cutoff));
    ({ adjusted: this.adjusted, rejected: this.rejected } = benjaminiHochberg(this.p, q));
    this.underAnyDependence = benjaminiYekutieli(this.p, q);
    this.member = truth?.slice(target * width, (target + 1) * width);
    this.warnings = [...result.warnings, ...discoveryWarnings(result, q), perRecord];
  }

  /** Discoveries by the cut-off alone. */
  get byCutoff(): DiscoveryCount {
    return this.counted(this.below);
  }

  /** Discoveries by Benjamini–Hochberg. */
  get byBenjaminiHochberg(): DiscoveryCount {
    return this.counted(this.rejected);
  }

  /** Discoveries by Benjamini–Yekutieli. */
  get byBenjaminiYekutieli(): DiscoveryCount {
    return this.counted(this.underAnyDependence.rejected);
  }

  private counted(claimed: Uint8Array): DiscoveryCount {
    const total = (of: (i: number) => number) => claimed.reduce((sum, one, i) => sum + one * of(i), 0);
    const { member } = this;
    return { claims: total(() => 1), ...(member && { wrong: total(i => 1 - member[i]) }) };
  }

  /**
   * A row for each record, smallest p first: record, class, p, whether at or below the cut-off, adjusted p, whether
   * claimed, the adjusted p under any dependence, member.
   */
  toFrame(): DataFrame {
    const order = Array.from(this.p.keys()).sort((a, b) => this.p[a] - this.p[b]);
    const pick = (values: ArrayLike<number>) => order.map(i => values[i]);
    return toFrame({
      ...recordColumns(this.result.records, order),
      p: pick(this.p),
      [`p ≤ ${this.cutoff}`]: pick(this.below),
      'adjusted p': pick(this.adjusted),
      [`adjusted p ≤ ${this.q}`]: pick(this.rejected),
      'adjusted p, any dependence': pick(this.underAnyDependence.adjusted),
      ...(this.member && { member: pick(this.member) }),
    });
  }

  /** What is claimed of each record, without the scores on other targets. */
  override toJSON(): Record<string, unknown> {
    const { result, ...fields } = this;
    return plainFields({ name: result.name, ...fields, records: result.records });
  }

  [inspect.custom](): string {
    const say = ({ claims, wrong }: DiscoveryCount) =>
      `${count(claims)}${wrong === undefined ? '' : ` (${count(wrong)} wrong)`}`;
    const { name, method } = this.result;
    const yekutieli = `${say(this.byBenjaminiYekutieli)} by Benjamini–Yekutieli`;
    return (
      `Claims about target ${this.target} by ${name} (${method}), ${count(this.p.length)} records: ` +
      `${say(this.byCutoff)} at p ≤ ${this.cutoff}, ` +
      `${say(this.byBenjaminiHochberg)} by Benjamini–Hochberg at ${this.q}, ${yekutieli}`
    );
  }
}
