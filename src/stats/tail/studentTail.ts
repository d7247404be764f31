import { stdtr } from 'cephes';
import { rankTail } from './rankTail';

/**
 * Log losses outside these bounds count as the bound. They are what a float64 probability of the true class can say:
 * from 1 - 2^-53 (log-sum-exp rounds smaller losses to 0) down to 2^-1074 (the softmax gives 0 below it).
 * So 0 and Infinity have finite log-odds, about 36.7 and -744.4, and no claim rests on rounding.
 */
const LEAST_LOSS = 2 ** -53;
const GREATEST_LOSS = 1074 * Math.LN2;

/** Log-odds of the true class, log(p / (1 - p)) = -log(expm1(loss)), in a form that holds for tiny and huge losses. */
export function logOdds(loss: number): number {
  const bounded = Math.min(Math.max(loss, LEAST_LOSS), GREATEST_LOSS);
  return -(bounded + Math.log(-Math.expm1(-bounded)));
}

/**
 * The p-value of a predictive t on the log-odds scale, where losses are near normal (design.md 7):
 * P(T_{k-1} <= -(phi - mean) / (s sqrt(1 + 1/k))). Exact for normal log-odds at any k >= 2, and able to go below
 * 1 / k; wrong as far as the log-odds are not normal. Without any spread (s = 0) it falls back on the rank p-value.
 * Kernel: mean and s are computed once, returns loss → p; nothing is checked.
 */
export function studentTail(referenceLosses: ArrayLike<number>): (loss: number) => number {
  const k = referenceLosses.length;
  const phi = Float64Array.from(referenceLosses, logOdds);
  // Sums are taken from the first value, so that equal values have a spread of exactly 0.
  const shift = phi.reduce((sum, value) => sum + (value - phi[0]), 0) / k;
  const squares = phi.reduce((sum, value) => sum + (value - phi[0] - shift) ** 2, 0);
  const scale = Math.sqrt((squares / (k - 1)) * (1 + 1 / k));
  if (scale === 0) return rankTail(referenceLosses);
  const mean = phi[0] + shift;
  return loss => stdtr(k - 1, (mean - logOdds(loss)) / scale);
}
