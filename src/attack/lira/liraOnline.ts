import { expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { type Matrix, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { logOdds } from '../../stats/tail/studentTail';
import { takeLosses } from '../../stats/tail/takeLosses';
import type { LiraScores } from './liraOffline';
import { moments, pooledRecords, poolWarnings, usableVariance, type VarianceRule, varianceRule } from './variance';

/**
 * LiRA's online scores (Carlini et al. 2022, algorithm 1) on log losses alone: log N(φ; in) − log N(φ; out) of the
 * target's log-odds φ of the true class, with one normal distribution fitted to the models that were trained on the
 * record and one to those that were not. Both are the other targets: all but the target itself and its counterpart of
 * the same halving, so that as many of the rest are in as out, whether the record is a member or not, and their number
 * betrays nothing.
 *
 * @param targets.target log losses in nats `[targets × records]`; models 2i and 2i + 1 are of one halving
 * @param targets.truth `[targets × records]`, 1 where the model was trained on the record
 * @param variance default: 'per-record' from 64 models in and out on, else 'pooled' (one variance for in and one for
 *   out)
 * @throws RangeError when models do not come in such pairs or there are fewer than 3 pairs, for a loss that is NaN or
 *   negative, or another word for the variance
 */
export function liraOnline(
  given: { target: MatrixLike; truth: ArrayLike<number> },
  variance?: VarianceRule,
): LiraScores {
  requireOptions('targets', given, { target: true, truth: true });
  const {
    losses: { target },
    warnings,
  } = takeLosses({ target: given.target });
  const { truth } = given;
  const { width } = target;
  const targets = rows(target);
  checkPairs(truth, target);
  const rule = varianceRule(variance, targets - 2);
  const phi = new Float64Array(target.values).map(logOdds);
  const inPool = pooledRecords(target);
  const [out, within] = [0, 1].map(side => fitWithout({ values: phi, width }, truth, side, inPool));
  const logDensity = ({ mean, variance: own, pooled }: Fits, i: number, t: number) => {
    const spread = usableVariance(own[i], pooled[t], rule);
    return -((phi[i] - mean[i]) ** 2 / spread + Math.log(spread)) / 2;
  };
  const values = new Float64Array(phi.length);
  for (let t = 0, i = 0; t < targets; t++)
    for (const end = i + width; i < end; i++) values[i] = logDensity(within, i, t) - logDensity(out, i, t);
  const said = [...warnings, ...poolWarnings(inPool, rule)];
  return { values, width, ...(said.length > 0 && { warnings: said }) };
}

/**
 * Normal distributions fitted to the in- or to the out-models of each record, without the target and its counterpart.
 */
interface Fits {
  /** `[targets × records]`, as is `variance`. */
  mean: Float64Array;
  variance: Float64Array;
  /** Mean of the variances over the pooled records, `[targets]`. */
  pooled: Float64Array;
}

function fitWithout({ values, width }: Matrix, truth: ArrayLike<number>, side: number, inPool: Uint8Array): Fits {
  const many = inPool.reduce((n, one) => n + one, 0);
  const targets = values.length / width;
  const models = targets / 2;
  const rest = models - 1;
  const mean = new Float64Array(values.length);
  const variance = new Float64Array(values.length);
  const pooled = new Float64Array(targets);
  const members = new Int32Array(models);
  const own = new Float64Array(models);
  for (let r = 0; r < width; r++) {
    for (let t = 0, n = 0; t < targets; t++)
      if (truth[t * width + r] === side) {
        own[n] = values[t * width + r];
        members[n++] = t;
      }
    const whole = moments(own);
    const squares = whole.variance * rest;
    for (let i = 0; i < models; i++) {
      // The sums of all models less one. Where that one makes nearly all the spread (at most one does), no digits would
      // be left.
      const off = own[i] - whole.mean;
      const left = squares - (off * off * models) / rest;
      const fit =
        left < 1e-4 * squares
          ? moments(own.filter((_, j) => j !== i))
          : { mean: whole.mean - off / rest, variance: left / (rest - 1) };
      // Of the target and its counterpart one is on this side: both do without it.
      for (let t = members[i], times = 0; times < 2; t ^= 1, times++) {
        mean[t * width + r] = fit.mean;
        variance[t * width + r] = fit.variance;
        if (inPool[r]) pooled[t] += fit.variance / many;
      }
    }
  }
  return { mean, variance, pooled };
}

function checkPairs(truth: ArrayLike<number>, target: Matrix): void {
  const { width } = target;
  const targets = rows(target);
  const advice = 'Models 2i and 2i + 1 are to be trained on the two halves of a pool, as trainTargets does.';
  if (targets % 2 !== 0) expected('targets in pairs', `${targets} targets`, advice);
  if (truth?.length !== target.values.length)
    expected(`truth for ${targets} targets × ${width} records`, `${truth?.length} values`);
  for (let t = 0; t < targets; t += 2)
    for (let r = 0; r < width; r++)
      if (truth[t * width + r] + truth[(t + 1) * width + r] !== 1)
        expected(
          'each record in one training set of each pair of targets',
          `record ${r} in both or neither of targets ${t} and ${t + 1}`,
          advice,
        );
  if (targets > 0 && targets < 6)
    expected(
      'at least 2 in- and 2 out-models for each record',
      `${targets / 2 - 1} of each`,
      'Train targets on at least 3 splits.',
    );
}
