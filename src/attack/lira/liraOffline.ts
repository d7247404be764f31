import type { Matrix } from '../../core/matrix';
import { logOdds } from '../../stats/tail/studentTail';
import { type OutLosses, outLosses } from './outLosses';
import { pooledRecords, poolWarnings, usableVariance, type VarianceRule, varianceRule } from './variance';

/** Scores, with what a reader of them has to know, if there is anything. */
export type LiraScores = Matrix & { readonly warnings?: readonly string[] };

/**
 * LiRA's offline scores on log losses alone: z = (φ − mean) / sd of the target's log-odds φ of the true class, by a
 * normal distribution fitted to those of the models trained without the record. Carlini et al. 2022 (section VI) take Λ
 * = Pr[N(mean, sd²) ≤ φ] = Φ(z): the same order without the ties where Φ rounds to 0 or 1.
 *
 * The public code of that paper does otherwise: it centres on the median, takes for its fixed variance that of all
 * records' values together (which mixes in how much records differ), and ranks by the density of φ instead of Λ.
 *
 * Log-odds have bounds, those of the probabilities 1 − 2⁻⁵³ and 2⁻¹⁰⁷⁴. A record with a loss beyond them, 0 or
 * infinite, is judged with these, and has no part in the pooled variance.
 * @param given log losses in nats
 * @param variance default: 'per-record' from k = 64 on, else 'pooled'
 * @throws RangeError for different widths, k < 2, a loss that is NaN or negative, or another word for the variance
 */
export function liraOffline(given: OutLosses, variance?: VarianceRule): LiraScores {
  const { reference, target, k, known, warnings } = outLosses(given);
  const { width } = target;
  const rule = varianceRule(variance, k);
  const inPool = pooledRecords(reference);
  const shared = known.filter((_, r) => inPool[r]);
  const pooled = shared.reduce((sum, one) => sum + one.variance, 0) / shared.length;
  const scale = known.map(one => Math.sqrt(usableVariance(one.variance, pooled, rule)));
  const values = new Float64Array(target.values).map(
    (loss, i) => (logOdds(loss) - known[i % width].mean) / scale[i % width],
  );
  const said = [...warnings, ...poolWarnings(inPool, rule)];
  return { values, width, ...(said.length > 0 && { warnings: said }) };
}
