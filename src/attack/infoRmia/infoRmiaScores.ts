import { checkNumber, expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { type Matrix, rows } from '../../core/matrix';
import { LEAST, logMarginal } from '../rmia/logMarginal';
import { type RmiaLosses, takeRmiaLosses } from '../rmia/rmiaLosses';

export interface InfoRmiaScoreOptions {
  /** Slope a of the line on which the probability of a member is guessed from that of a non-member. Default 0.3. */
  a?: number;
}

export const infoRmiaNames: Names<InfoRmiaScoreOptions> = { a: true };

/**
 * InfoRMIA (Tao and Shokri 2025, https://arxiv.org/abs/2510.05582), offline, on log losses alone: log [p_t(x) / p(x)] +
 * Σ_z w_z log [p(z) / p_t(z)] with w_z = p(z) / Σ p(z), in bits. Here p_t is the target's probability of the true
 * class, and p the mean over models with and without the record, guessed from those without as RMIA does. The sum is
 * the divergence of the target from the usual model over the population: one number a target, which makes targets
 * comparable; RMIA counts records z, and so has steps and a γ.
 *
 * The paper itself was not at hand: the form is that of its abstract and of two public implementations by others, which
 * agree. A mean over z with equal weights is seen as well.
 *
 * A z that every reference model was trained on is left out.
 * @returns `[targets × records]`
 * @throws RangeError for sizes that do not fit, a loss that is NaN or negative, a out of range, or no z that is left
 * @example
 * const of = (...p) => ({ values: Float64Array.from(p, one => -Math.log(one)), width: p.length });
 * const population = { reference: of(0.5, 0.5), target: of(0.5, 0.25), trained: new Uint8Array(2) };
 * infoRmiaScores({ reference: of(0.4), target: of(0.8), population }, { a: 1 }).values; // => [1.5]
 */
export function infoRmiaScores(
  losses: RmiaLosses,
  options: InfoRmiaScoreOptions = {},
): Matrix & { readonly warnings?: readonly string[] } {
  checkOptions('infoRmiaScores', options, infoRmiaNames);
  const { a = 0.3 } = options;
  checkNumber('a', a, 0, 1);
  const { warnings, reference, target, population } = takeRmiaLosses(losses);
  const { width } = target;
  const ofX = logMarginal(reference, a);
  const ofZ = logMarginal(population.reference, a, population.trained);
  const weights = ofZ.map(one => (Number.isNaN(one) ? 0 : Math.exp(one)));
  const total = weights.reduce((sum, one) => sum + one, 0);
  if (total === 0) expected('a population record that some reference model was not trained on', 'none');
  const bits = (nats: number) => nats / Math.LN2;
  const divergence = Float64Array.from({ length: rows(population.target) }, (_, t) => {
    let sum = 0;
    for (let z = 0, i = t * weights.length; z < weights.length; z++, i++)
      if (weights[z] > 0) sum += weights[z] * (ofZ[z] - Math.max(-population.target.values[i], LEAST));
    return sum / total;
  });
  const values = new Float64Array(target.values.length);
  for (let i = 0; i < values.length; i++)
    values[i] = bits(Math.max(-target.values[i], LEAST) - ofX[i % width] + divergence[Math.floor(i / width)]);
  return { values, width, ...(warnings.length > 0 && { warnings }) };
}
