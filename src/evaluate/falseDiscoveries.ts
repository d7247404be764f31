import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import type { PValues } from '../attack/result';
import { checkName, checkNumber } from '../core/check';
import { checkOptions } from '../core/checkOptions';
import { percentInterval } from '../core/format';
import { row, rows } from '../core/matrix';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import { clopperPearson } from '../stats/interval/clopperPearson';
import { clusteredShare } from '../stats/interval/clusteredShare';
import { meanShare } from '../stats/interval/meanShare';
import type { Share } from '../stats/interval/share';
import { benjaminiHochberg } from '../stats/significance/benjaminiHochberg';
import { benjaminiYekutieli } from '../stats/significance/benjaminiYekutieli';
import { type Procedure, procedures } from '../stats/significance/referencesNeeded';
import { checkPValues } from './checkPValues';
import type { DiscoveryOptions } from './discoveries';
import { discoveryWarnings } from './discoveryWarnings';
import { truthOf } from './precisionRecall';

/** The claims of one way to make them, over all targets. */
export interface DiscoveryErrors {
  way: 'cut-off' | (typeof procedures)[Procedure];
  /** The cut-off on p, or q. */
  at: number;
  /** Targets about which something is claimed; Clopper–Pearson over targets. */
  withClaim: Share;
  claims: number;
  claimsPerTarget: number;
  /** False discovery proportion of each target: wrong claims / claims, 0 without a claim. */
  proportions: Float64Array;
  /**
   * Its mean over the targets; the interval takes targets as independent, given references and records. Null without
   * targets.
   */
  mean: { value: number | null; low: number; high: number };
  /** Wrong claims among all claims; pairs of one record, and of one target, may depend on each other. */
  pooled: Share;
}

/**
 * How many of the claims are wrong, over all targets: by a cut-off on p, and by Benjamini–Hochberg over the records of
 * each target. The latter bounds the mean proportion by q if the p-values are calibrated; see `discoveries`. The bound
 * is in fact q times the share of non-members, which is a half for targets trained on halves.
 * @param options.procedure default 'BH'; 'BY' for Benjamini–Yekutieli, whose bound holds under any dependence
 * @throws RangeError without the truth, another procedure, a cut-off or q out of range, and for results without
 *   p-values
 */
export function falseDiscoveries(
  result: PValues,
  options: DiscoveryOptions & { procedure?: Procedure } = {},
): FalseDiscoveries {
  checkPValues(result);
  checkOptions('falseDiscoveries', options, { cutoff: true, q: true, procedure: true });
  const { cutoff = 0.01, q = 0.1, procedure = 'BH' } = options;
  checkName('procedure', procedure, procedures);
  const claimed = procedure === 'BH' ? benjaminiHochberg : benjaminiYekutieli;
  checkNumber('cutoff', cutoff, 0, 1, 'It is a p-value.');
  const truth = truthOf(result);
  const { p } = result;
  const below = new Uint8Array(p.values.length);
  const rejected = new Uint8Array(p.values.length);
  for (let i = 0; i < below.length; i++) below[i] = Number(p.values[i] <= cutoff);
  claimed([], q); // q is checked without a target too
  for (let t = 0; t < rows(p); t++) rejected.set(claimed(row(p, t), q).rejected, t * p.width);
  return new FalseDiscoveries(
    result.name,
    [errorsOf('cut-off', cutoff, below, truth, p.width), errorsOf(procedures[procedure], q, rejected, truth, p.width)],
    [...result.warnings, ...discoveryWarnings(result, q, procedure)],
  );
}

function errorsOf(
  way: DiscoveryErrors['way'],
  at: number,
  claimed: Uint8Array,
  truth: Uint8Array,
  width: number,
): DiscoveryErrors {
  const targets = width ? truth.length / width : 0;
  const wrong = claimed.map((one, i) => one * (1 - truth[i]));
  const perTarget = (of: Uint8Array) => {
    const sums = new Array<number>(targets).fill(0);
    for (let i = 0; i < of.length; i++) sums[Math.floor(i / width)] += of[i];
    return sums;
  };
  const claims = perTarget(claimed);
  const errors = perTarget(wrong);
  const total = claims.reduce((a, b) => a + b, 0);
  const withClaim = claims.filter(Boolean).length;
  const [low, high] = clopperPearson(withClaim, targets);
  const proportions = Float64Array.from(errors, (error, t) => (claims[t] ? error / claims[t] : 0));
  return {
    way,
    at,
    claims: total,
    claimsPerTarget: targets ? total / targets : 0,
    proportions,
    withClaim: { value: targets ? withClaim / targets : null, low, high, hits: withClaim, trials: targets },
    mean: meanShare(proportions),
    pooled: clusteredShare(wrong, claimed, width),
  };
}

/** How often claims are wrong, by a cut-off and by Benjamini–Hochberg. */
export class FalseDiscoveries extends Tabular {
  constructor(
    readonly name: string,
    readonly ways: DiscoveryErrors[],
    readonly warnings: string[],
  ) {
    super();
  }

  /**
   * A row for each way: targets with a claim, claims per target, mean share of wrong ones and pooled share, with
   * intervals.
   */
  toFrame(): DataFrame {
    const of = (pick: (one: DiscoveryErrors) => unknown) => this.ways.map(pick);
    return toFrame({
      claims: of(({ way, at }) => `${way === 'cut-off' ? 'p ≤' : `${way} at`} ${at}`),
      'targets with a claim': of(({ withClaim }) => withClaim.hits),
      of: of(({ withClaim }) => withClaim.trials),
      'claims per target': of(one => one.claimsPerTarget),
      'wrong, mean share': of(({ mean }) => mean.value),
      low: of(({ mean }) => mean.low),
      high: of(({ mean }) => mean.high),
      'wrong, pooled': of(({ pooled }) => pooled.value),
      'pooled low': of(({ pooled }) => pooled.low),
      'pooled high': of(({ pooled }) => pooled.high),
    });
  }

  [inspect.custom](): string {
    const told = this.ways.map(
      ({ way, at, claimsPerTarget, mean }) =>
        `${way} ${at}: ${claimsPerTarget.toPrecision(3)} claims a target, ${percentInterval(mean)} wrong`,
    );
    return `False claims of ${this.name}: ${told.join('; ')}`;
  }
}
