import { checkNumber, expected } from './check';

/** Silverman's rule for the bandwidth of a Gaussian kernel: 0.9 · min(sd, IQR / 1.34) · n^(−1/5). */
export function silverman(sample: ArrayLike<number>): number {
  const n = sample.length;
  if (n < 2) expected('at least 2 values to estimate a density', n);
  const sorted = Float64Array.from(sample).sort();
  const mean = sorted.reduce((sum, x) => sum + x, 0) / n;
  const sd = Math.sqrt(sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  const quantile = (q: number) => sorted[Math.round(q * (n - 1))];
  const spread = (quantile(0.75) - quantile(0.25)) / 1.34;
  return 0.9 * (Math.min(sd, spread) || sd || 1e-6) * n ** -0.2;
}

/**
 * Gaussian kernel density estimate in one or more dimensions (a product of one kernel a dimension).
 * @param points n points, each with as many coordinates as `bandwidths`
 * @returns the density at a place
 */
export function kernelDensity(points: number[][], bandwidths: number[]): (at: number[]) => number {
  bandwidths.forEach(h => checkNumber('bandwidth', h, Number.MIN_VALUE, Number.MAX_VALUE));
  const scale = bandwidths.reduce((product, h) => product * h * Math.sqrt(2 * Math.PI), points.length);
  return at => points.reduce((sum, point) =>
    sum + Math.exp(-0.5 * bandwidths.reduce((square, h, d) => square + ((at[d] - point[d]) / h) ** 2, 0)), 0) / scale;
}
