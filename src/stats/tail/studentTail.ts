import { studentCdf } from '../numeric/distributions';
import { rankTail } from './rankTail';
import type { Tail } from './tail';

/**
 * Log losses outside these bounds count as the bound. They are what a float64 probability of the true class can say:
 * from 1 - 2^-53 (log-sum-exp rounds smaller losses to 0) down to 2^-1074 (the softmax gives 0 below it).
 * So 0 and Infinity have finite log-odds, about 36.7 and -744.4, and no claim rests on rounding.
 */
const LEAST_LOSS = 2 ** -53;
const GREATEST_LOSS = 1074 * Math.LN2;

/** Whether a log loss counts as one of the bounds: then its log-odds say that it is beyond, and not where. */
export const isSaturated = (loss: number): boolean => loss < LEAST_LOSS || loss > GREATEST_LOSS;

/** Log-odds of the true class, log(p / (1 - p)) = -log(expm1(loss)), in a form that holds for tiny and huge losses. */
export function logOdds(loss: number): number {
  const bounded = Math.min(Math.max(loss, LEAST_LOSS), GREATEST_LOSS);
  return -(bounded + Math.log(-Math.expm1(-bounded)));
}

/**
 * The p-value of a predictive t distribution on the scale of log-odds, where losses are near normal: P(T_{k-1} <= -(phi
 * - mean) / (s sqrt(1 + 1/k))). It is exact for normal log-odds at any k >= 2 and can go below 1 / k; it is wrong as
 * far as the log-odds are not normal. Without any spread (s = 0) it falls back on the rank p-value.
 */
export const studentTail: Tail = {
  name: 'student',
  leastLoss: 0,
  beyondRanks: 'the tail of a t distribution fitted to the log-odds',

  fit(reference) {
    const k = reference.length;
    const phi = Float64Array.from(reference, logOdds);
    // Sums are taken from the first value, so that equal values have a spread of exactly 0.
    const shift = phi.reduce((sum, value) => sum + (value - phi[0]), 0) / k;
    const squares = phi.reduce((sum, value) => sum + (value - phi[0] - shift) ** 2, 0);
    const scale = Math.sqrt((squares / (k - 1)) * (1 + 1 / k));
    if (scale === 0) return rankTail.fit(reference);
    const mean = phi[0] + shift;
    return loss => studentCdf(k - 1, (mean - logOdds(loss)) / scale);
  },

  /**
   * Without a loss that is neither least nor greatest the spread stays well conditioned; those two are left out the
   * long way.
   */
  leaveOneOut(sorted, p) {
    const n = sorted.length;
    const k = n - 1;
    const phi = sorted.map(logOdds);
    if (phi[0] === phi[k]) {
      rankTail.leaveOneOut(sorted, p);
      return;
    }
    const mean = phi.reduce((sum, value) => sum + value, 0) / n;
    const squares = phi.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    for (let i = 1; i < k; i++) {
      const beyond = phi[i] - mean;
      const scale = Math.sqrt(((squares - (beyond * beyond * n) / k) / (k - 1)) * (1 + 1 / k));
      p[i] = studentCdf(k - 1, (-beyond * n) / k / scale);
    }
    p[0] = studentTail.fit(sorted.subarray(1))(sorted[0]);
    p[k] = studentTail.fit(sorted.subarray(0, k))(sorted[k]);
  },
};
