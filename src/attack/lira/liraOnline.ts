import { rows } from '../../core/matrix';
import type { Fits } from './fitWithout';
import { type InOutLosses, inOutFits } from './inOutFits';
import type { LiraScores } from './liraOffline';
import { poolWarnings, usableVariance, type VarianceRule, varianceRule } from './variance';

/**
 * LiRA's online scores (Carlini et al. 2022, algorithm 1) on log losses alone: log N(φ; in) − log N(φ; out) of the
 * target's log-odds φ of the true class, with one normal distribution fitted to the models that were trained on the
 * record and one to those that were not. Both are the other targets: all but the target itself and its counterpart of
 * the same halving, so that as many of the rest are in as out, whether the record is a member or not, and their number
 * betrays nothing.
 *
 * @param given log losses in nats, and who was trained on what
 * @param variance default: 'per-record' from 64 models in and out on, else 'pooled' (one variance for in and one for
 *   out)
 * @throws RangeError when models do not come in such pairs or there are fewer than 3 pairs, for a loss that is NaN or
 *   negative, or another word for the variance
 */
export function liraOnline(given: InOutLosses, variance?: VarianceRule): LiraScores {
  const { target, phi, inPool, out, within, warnings } = inOutFits(given);
  const { width } = target;
  const targets = rows(target);
  const rule = varianceRule(variance, targets - 2);
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
