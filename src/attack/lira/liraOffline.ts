import { expected } from '../../core/check';
import { column, type Matrix, rows } from '../../core/matrix';
import { checkLosses } from '../../stats/tail/checkLosses';
import { logOdds } from '../../stats/tail/studentTail';
import { moments, usableVariance, type VarianceRule, varianceRule } from './variance';

/**
 * LiRA's offline scores on log losses alone: z = (φ − mean) / sd of the target's log-odds φ of the true class, by a
 * normal distribution fitted to those of the models trained without the record. Carlini et al. 2022 (section VI) take Λ
 * = Pr[N(mean, sd²) ≤ φ] = Φ(z): the same order without the ties where Φ rounds to 0 or 1.
 *
 * The public code of that paper does otherwise: it centres on the median, takes for its fixed variance that of all
 * records' values together (which mixes in how much records differ), and ranks by the density of φ instead of Λ.
 * @param losses.reference `[k × records]`, log losses in nats of models trained without the records
 * @param losses.target `[targets × records]`
 * @param variance default: 'per-record' from k = 64 on, else 'pooled'
 * @throws RangeError for different widths, k < 2, a loss that is NaN or negative, or another word for the variance
 */
export function liraOffline(
  { reference, target }: { reference: Matrix; target: Matrix },
  variance?: VarianceRule,
): Matrix {
  const { width } = reference;
  const k = rows(reference);
  if (target.width !== width || !Number.isInteger(k) || !Number.isInteger(rows(target)))
    expected(
      'reference and target losses [models × records] of one width',
      `[${k} × ${width}] and [${rows(target)} × ${target.width}]`,
    );
  if (width > 0 && k < 2) expected('at least 2 reference losses', k, 'Train more reference models.');
  checkLosses('reference', reference, 'record');
  checkLosses('target', target, 'record');
  const rule = varianceRule(variance, k);
  const known = Array.from({ length: width }, (_, r) => moments(column(reference, r).map(logOdds)));
  const pooled = known.reduce((sum, one) => sum + one.variance, 0) / width;
  const scale = known.map(one => Math.sqrt(usableVariance(one.variance, pooled, rule)));
  const values = new Float64Array(target.values).map(
    (loss, i) => (logOdds(loss) - known[i % width].mean) / scale[i % width],
  );
  return { values, width };
}
