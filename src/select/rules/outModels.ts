import { expected } from '../../core/check';
import { oncePer } from '../../core/oncePer';
import { recordNameAt } from '../../data/recordName';
import { logOdds } from '../../stats/tail/studentTail';
import type { View } from './view';

/** What the reference models that were not trained on a record say of it. */
export interface OutModels {
  /** Mean log-odds of each record's class, ln p/(1 − p), `[records]`. */
  mean: Float64Array;
  /** Standard deviation of the same (n − 1 in the denominator), `[records]`. */
  sd: Float64Array;
}

/**
 * Log-odds of a record's class over the reference models that were not trained on it: all models for a record of the
 * pool, and about three quarters of them for one of the adversary's own (a bootstrap sample of N from N' records lacks
 * one with probability exp(−N / N')).
 * @returns not to be changed: it is kept with the view
 * @throws RangeError for a record that fewer than 2 models lack
 */
export const outModels: (view: View) => OutModels = oncePer(summarise); // several rules look at the same view

function summarise({ records, losses: { values }, trained }: View): OutModels {
  const n = records.length;
  const odds = new Float64Array(values.length);
  for (let i = 0; i < odds.length; i++) odds[i] = logOdds(values[i]);
  const mean = new Float64Array(n);
  const sd = new Float64Array(n);
  for (let r = 0; r < n; r++) {
    let models = 0;
    let sum = 0;
    let squares = 0;
    for (let i = r; i < odds.length; i += n)
      if (!trained[i]) {
        models++;
        sum += odds[i];
      }
    if (models < 2)
      expected(
        'records that at least 2 reference models were not trained on',
        `${recordNameAt(records, r)}: ${models}`,
        'Train more reference models, or select among the pool.',
      );
    mean[r] = sum / models;
    for (let i = r; i < odds.length; i += n) if (!trained[i]) squares += (odds[i] - mean[r]) ** 2;
    sd[r] = Math.sqrt(squares / (models - 1));
  }
  return { mean, sd };
}
