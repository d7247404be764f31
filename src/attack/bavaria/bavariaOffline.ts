import { logOdds } from '../../stats/tail/studentTail';
import type { LiraScores } from '../lira/liraOffline';
import { type OutLosses, outLosses } from '../lira/outLosses';
import { pooledRecords } from '../lira/variance';
import { predict } from './predict';
import { fitPrior } from './prior';

/**
 * BaVarIA's offline scores on log losses alone: how many scales the target's log-odds φ of the true class lie above
 * what is expected of a model without the record, by a Student t that is predicted from such models (`predict`) and
 * from a prior of all attacked records (`fitPrior`). It orders pairs as the probability P(T > φ) does. So the variance
 * is neither the record's own nor a pooled one, as in LiRA, but between them by as much as records differ.
 * @param given log losses in nats
 * @throws RangeError for different widths, k < 2, or a loss that is NaN or negative
 * @example
 * const losses = values => ({ values: Float64Array.from(values), width: 1 });
 * bavariaOffline({ reference: losses([0.9, 0.7, 0.5]), target: losses([0.1, 0.6]) }).values; // => [5.846, 0.4759]
 */
export function bavariaOffline(given: OutLosses): LiraScores {
  const { reference, target, k, known, warnings } = outLosses(given);
  const prior = fitPrior({
    mean: known.map(({ mean }) => mean),
    variance: known.map(({ variance }) => variance),
    models: k,
    used: pooledRecords(reference),
  });
  const without = known.map(one => predict(prior, one, k));
  const values = new Float64Array(target.values).map((loss, i) => {
    const { mean, scale } = without[i % target.width];
    return (logOdds(loss) - mean) / scale;
  });
  return { values, width: target.width, ...(warnings.length > 0 && { warnings }) };
}
