import { studentQuantile } from '../numeric/distributions';
import { areasWithin } from './mannWhitney';

/**
 * `areaInterval` for two samples of one size that come in pairs, such as the scores of both targets of a halving, which
 * have no record in common. Standard errors are multiplied by the root of a design effect: the variance of the area
 * with pairs as clusters (Obuchowski 1997, Biometrics 53:567) over that with all numbers independent (DeLong et al.
 * 1988), from 1 to 2, which is the most there can be, and which it counts as where the area is 0 or 1. The quantile is
 * that of t at the number of pairs, minus 1. Kernel: nothing is checked.
 * @param a of the first sample, and
 * @param b of the second, pair by pair
 * @returns [low, high]; [0, 1] below 2 pairs
 */
export function pairedAreaInterval(a: Float64Array, b: Float64Array, level = 0.95): [low: number, high: number] {
  const n = a.length;
  if (n < 2) return [0, 1];
  const won = new Float64Array(n); // by each of a
  const lost = new Float64Array(n); // by each of b
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const win = a[i] > b[j] ? 1 : a[i] === b[j] ? 0.5 : 0;
      won[i] += win;
      lost[j] += win;
    }
  const mean = won.reduce((sum, one) => sum + one, 0) / n;
  let clustered = 0;
  let independent = 0;
  for (let i = 0; i < n; i++) {
    clustered += (won[i] + lost[i] - 2 * mean) ** 2;
    independent += (won[i] - mean) ** 2 + (lost[i] - mean) ** 2;
  }
  const effect = independent > ROUNDING * n ** 3 ? Math.max(1, clustered / independent) : 2;
  return areasWithin(studentQuantile(n - 1, (1 + level) / 2) * Math.sqrt(effect), mean / n, n, n);
}

/** Squares of shares below this are rounding. */
const ROUNDING = 1e-20;
