import { digamma, inverseTrigamma, trigamma } from '../../stats/numeric/polygamma';
import { moments } from '../lira/variance';

/**
 * σ² ~ inverse gamma (alpha, beta) and μ ~ N(mean, σ² / kappa): what is believed of a record that no model was asked
 * about.
 */
export interface Prior {
  mean: number;
  kappa: number;
  alpha: number;
  beta: number;
}

/** A mean and variance for each record, of `models` models; records that are not used have no part in the prior. */
export interface RecordMoments {
  mean: ArrayLike<number>;
  variance: ArrayLike<number>;
  models: number;
  used: ArrayLike<number>;
}

/** So many models' worth at most: variances that differ no more than by chance would be worth infinitely many. */
const MOST = 1e6;

/**
 * The prior that the records themselves suggest, by empirical Bayes: `alpha` and `beta` as Smyth 2004 fits them to the
 * logarithms of the variances within records, `kappa` as the variance within records is to that of their means. Records
 * without a variance have no part in it; with less than two others nothing is believed beforehand. Kernel: nothing is
 * checked.
 */
export function fitPrior({ mean, variance, models, used }: RecordMoments): Prior {
  const known = Array.from(used, (_, r) => r).filter(r => used[r] && variance[r] > 0);
  if (known.length < 2) return { mean: 0, kappa: 0, alpha: 0, beta: 0 };
  const half = (models - 1) / 2;
  const logs = moments(known.map(r => Math.log(variance[r])));
  const beyondChance = logs.variance - trigamma(half);
  const alpha = Math.min(MOST / 2, beyondChance > 0 ? inverseTrigamma(beyondChance) : MOST / 2);
  const usual = Math.exp(logs.mean - digamma(half) + Math.log(half) + digamma(alpha) - Math.log(alpha));
  const centres = moments(known.map(r => mean[r]));
  const between = Math.max(centres.variance - usual / models, usual / models);
  return { mean: centres.mean, kappa: usual / between, alpha, beta: alpha * usual };
}
