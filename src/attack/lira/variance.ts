import { expected } from '../../core/check';

/**
 * Where LiRA takes the variance of a record's log-odds from: from that record's own (`'per-record'`), or one for all
 * attacked records, the mean of the variances within each (`'pooled'`).
 */
export type VarianceRule = 'per-record' | 'pooled';

/** Below so many models a variance of one record is too rough, as Carlini et al. 2022 found. */
const ENOUGH_MODELS = 64;

/** The rule that was asked for, or the paper's: 'per-record' from 64 models on. @throws RangeError for another word */
export function varianceRule(asked: VarianceRule | undefined, models: number): VarianceRule {
  if (asked !== undefined && asked !== 'per-record' && asked !== 'pooled')
    expected("variance to be 'per-record' or 'pooled'", asked);
  return asked ?? (models >= ENOUGH_MODELS ? 'per-record' : 'pooled');
}

/**
 * The variance to judge a record by. A record whose models all agree to the last bit has none of its own and takes the
 * pooled one; where no record has any, the unit is 1. So a score is always a number, and no record is dropped. Kernel:
 * nothing is checked.
 */
export const usableVariance = (own: number, pooled: number, rule: VarianceRule): number =>
  (rule === 'per-record' && own) || pooled || 1;

/**
 * Mean and unbiased variance. Sums are taken from the first value, so that equal values have a variance of exactly 0.
 * Kernel: nothing is checked.
 */
export function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  const n = values.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) sum += values[i] - values[0];
  const mean = values[0] + sum / n;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) ** 2;
  return { mean, variance: squares / (n - 1) };
}
