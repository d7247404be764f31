import { expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { column, type Matrix, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { logOdds } from '../../stats/tail/studentTail';
import { takeLosses } from '../../stats/tail/takeLosses';
import { moments, pooledRecords, poolWarnings, usableVariance, type VarianceRule, varianceRule } from './variance';

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
 * @param losses.reference `[k × records]`, log losses in nats of models trained without the records
 * @param losses.target `[targets × records]`
 * @param variance default: 'per-record' from k = 64 on, else 'pooled'
 * @throws RangeError for different widths, k < 2, a loss that is NaN or negative, or another word for the variance
 */
export function liraOffline(given: { reference: MatrixLike; target: MatrixLike }, variance?: VarianceRule): LiraScores {
  requireOptions('losses', given, { reference: true, target: true });
  const {
    losses: { reference, target },
    warnings,
  } = takeLosses({ reference: given.reference, target: given.target });
  const { width } = reference;
  const k = rows(reference);
  if (target.width !== width)
    expected(
      'reference and target losses [models × records] of one width',
      `[${k} × ${width}] and [${rows(target)} × ${target.width}]`,
    );
  if (width > 0 && k < 2) expected('at least 2 reference losses', k, 'Train more reference models.');
  const rule = varianceRule(variance, k);
  const known = Array.from({ length: width }, (_, r) => moments(column(reference, r).map(logOdds)));
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
