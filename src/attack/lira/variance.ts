import { expected } from '../../core/check';
import { count } from '../../core/format';
import type { Matrix } from '../../core/matrix';
import { isSaturated } from '../../stats/tail/studentTail';

/**
 * Where LiRA takes the variance of a record's log-odds from: from that record's own (`'per-record'`), or one for all
 * attacked records, the mean of the variances within each (`'pooled'`). Records with a saturated loss, see
 * `pooledRecords`, have no part in that mean.
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
 * The records whose variances are pooled: those without a loss so near 0 or so large (infinite, for one) that its
 * log-odds are a bound, whose distance to the others is a number of ours and would outweigh all other records. All of
 * them where none is left.
 * @param losses `[models × records]`
 * @returns 1 for each such record
 */
export function pooledRecords({ values, width }: Matrix): Uint8Array {
  const pooled = new Uint8Array(width).fill(1);
  values.forEach((loss, i) => {
    if (isSaturated(loss)) pooled[i % width] = 0;
  });
  return pooled.includes(1) ? pooled : pooled.fill(1);
}

/** Says how many records have no part in the pooled variance. */
export function poolWarnings(pooled: Uint8Array, rule: VarianceRule): string[] {
  const out = pooled.reduce((n, one) => n + 1 - one, 0);
  if (rule !== 'pooled' || out === 0) return [];
  return [
    `${count(out)} of ${count(pooled.length)} records have a loss of 0 or so large that its log-odds are a bound: ` +
      'they are judged like the others, but have no part in the pooled variance.',
  ];
}

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
