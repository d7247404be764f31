import { expected } from '../../core/check';
import { requireOptions } from '../../core/checkOptions';
import { column, rows } from '../../core/matrix';
import type { MatrixLike } from '../../core/toMatrix';
import { logOdds } from '../../stats/tail/studentTail';
import { takeLosses } from '../../stats/tail/takeLosses';
import type { LiraScores } from '../lira/liraOffline';
import { moments, pooledRecords } from '../lira/variance';
import { predict } from './predict';
import { fitPrior } from './prior';

/**
 * BaVarIA's offline scores on log losses alone: how many scales the target's log-odds φ of the true class lie above
 * what is expected of a model without the record, by a Student t that is predicted from such models (`predict`) and
 * from a prior of all attacked records (`fitPrior`). It orders pairs as the probability P(T > φ) does. So the variance
 * is neither the record's own nor a pooled one, as in LiRA, but between them by as much as records differ.
 * @param losses.reference `[k × records]`, log losses in nats of models trained without the records
 * @param losses.target `[targets × records]`
 * @throws RangeError for different widths, k < 2, or a loss that is NaN or negative
 * @example
 * const losses = values => ({ values: Float64Array.from(values), width: 1 });
 * bavariaOffline({ reference: losses([0.9, 0.7, 0.5]), target: losses([0.1, 0.6]) }).values; // => [5.846, 0.4759]
 */
export function bavariaOffline(given: { reference: MatrixLike; target: MatrixLike }): LiraScores {
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
  const known = Array.from({ length: width }, (_, r) => moments(column(reference, r).map(logOdds)));
  const prior = fitPrior({
    mean: known.map(({ mean }) => mean),
    variance: known.map(({ variance }) => variance),
    models: k,
    used: pooledRecords(reference),
  });
  const without = known.map(one => predict(prior, one, k));
  const values = new Float64Array(target.values).map((loss, i) => {
    const { mean, scale } = without[i % width];
    return (logOdds(loss) - mean) / scale;
  });
  return { values, width, ...(warnings.length > 0 && { warnings }) };
}
