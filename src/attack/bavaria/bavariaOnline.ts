import { rows } from '../../core/matrix';
import { logGamma } from '../../stats/numeric/distributions';
import type { Fits } from '../lira/fitWithout';
import { type InOutLosses, inOutFits } from '../lira/inOutFits';
import type { LiraScores } from '../lira/liraOffline';
import { type Predicted, predict } from './predict';
import { fitPrior } from './prior';

/**
 * BaVarIA's online scores on log losses alone: log t_in(φ) − log t_out(φ) of the target's log-odds φ of the true class,
 * by Student's t predicted from the models that were trained on the record and from those that were not (`predict`),
 * each with a prior of its own (`fitPrior`). Which models those are is as in `liraOnline`: the other targets, without
 * the target and its counterpart of the same halving.
 * @param given log losses in nats, and who was trained on what
 * @throws RangeError when models do not come in such pairs or there are fewer than 3 pairs, for a loss that is NaN or
 *   negative
 * @example
 * const target = { values: Float64Array.of(0.1, 0.9, 0.8, 0.2, 0.3, 1, 0.7, 0.1), width: 1 };
 * bavariaOnline({ target, truth: [1, 0, 0, 1, 1, 0, 0, 1] }).values.length; // => 8
 */
export function bavariaOnline(given: InOutLosses): LiraScores {
  const { target, phi, inPool, out, within, warnings } = inOutFits(given);
  const { width } = target;
  const n = rows(target) / 2 - 1;
  const values = new Float64Array(phi.length);
  for (let t = 0; t < rows(target); t++) {
    const [without, by] = [out, within].map(fits => logDensities(fits, phi, t * width, width, n, inPool));
    for (let r = 0; r < width; r++) values[t * width + r] = by[r] - without[r];
  }
  return { values, width, ...(warnings.length > 0 && { warnings }) };
}

/** Log densities of one target's log-odds, which begin at a place. */
function logDensities(fits: Fits, phi: Float64Array, at: number, width: number, n: number, used: Uint8Array) {
  const mean = fits.mean.subarray(at, at + width);
  const variance = fits.variance.subarray(at, at + width);
  const prior = fitPrior({ mean, variance, models: n, used });
  const freedom = 2 * prior.alpha + n;
  const constant = logGamma((freedom + 1) / 2) - logGamma(freedom / 2) - Math.log(freedom * Math.PI) / 2;
  return mean.map((own, r) => constant + beyond(predict(prior, { mean: own, variance: variance[r] }, n), phi[at + r]));
}

/** Log density of Student's t but for a constant of its degrees of freedom. */
const beyond = ({ mean, scale, freedom }: Predicted, phi: number): number =>
  -Math.log(scale) - ((freedom + 1) / 2) * Math.log1p(((phi - mean) / scale) ** 2 / freedom);
