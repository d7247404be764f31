import { checkNumber, expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { type Matrix, row, rows } from '../../core/matrix';
import { countAtMost } from '../../stats/numeric/countAtMost';
import { LEAST, logMarginal } from './logMarginal';
import { type RmiaLosses, takeRmiaLosses } from './rmiaLosses';

export interface RmiaScoreOptions {
  /** How many times as likely as z has x to become under the target. Default 2. */
  gamma?: number;
  /** Slope a of the line on which the probability of a member is guessed from that of a non-member. Default 0.3. */
  a?: number;
}

export const rmiaNames: Names<RmiaScoreOptions> = { gamma: true, a: true };

/**
 * Offline RMIA (Zarifzadeh, Liu and Shokri 2024) on log losses alone: the share of population records z for which
 * [p_t(x) / p(x)] / [p_t(z) / p(z)] ≥ γ. Here p_t is the target's probability of the true class, and p guesses its mean
 * over models with and without the record from those without: p = ((1 + a) · mean_out + (1 − a)) / 2, as if members had
 * a · mean_out + 1 − a. A z that every reference model was trained on is left out.
 *
 * γ = 2 and a = 0.3 are the values of public implementations (LeakPro: 2 and 0.33; Privacy Meter: a of 0.3, but γ = 1
 * and > instead of ≥). Both put p(z) on the same line as p(x), and so does this.
 * @returns `[targets × records]` from 0 to 1
 * @throws RangeError for sizes that do not fit, a loss that is NaN or negative, options out of range, or no z that is
 *   left
 */
export function rmiaScores(
  losses: RmiaLosses,
  options: RmiaScoreOptions = {},
): Matrix & { readonly warnings?: readonly string[] } {
  checkOptions('rmiaScores', options, rmiaNames);
  const { gamma = 2, a = 0.3 } = options;
  const { warnings, reference, target, population } = takeRmiaLosses(losses);
  checkNumber('gamma', gamma, Number.MIN_VALUE, Number.MAX_VALUE);
  checkNumber('a', a, 0, 1);
  const { width } = target;
  const targets = rows(population.target);
  const ofX = logMarginal(reference, a);
  const ofZ = logMarginal(population.reference, a, population.trained);
  const kept = Int32Array.from(ofZ.keys()).filter(z => !Number.isNaN(ofZ[z]));
  if (kept.length === 0) expected('a population record that some reference model was not trained on', 'none');
  const ratio = (loss: number, marginal: number) => Math.max(-loss, LEAST) - marginal;
  const values = new Float64Array(target.values.length);
  const ratios = new Float64Array(kept.length);
  for (let t = 0; t < targets; t++) {
    const own = row(population.target, t);
    kept.forEach((z, i) => {
      ratios[i] = ratio(own[z], ofZ[z]);
    });
    ratios.sort();
    for (let i = t * width; i < (t + 1) * width; i++)
      values[i] = countAtMost(ratios, ratio(target.values[i], ofX[i - t * width]) - Math.log(gamma)) / ratios.length;
  }
  return { values, width, ...(warnings.length > 0 && { warnings }) };
}
