import { checkNumber } from '../../core/check';

/**
 * Silverman's rule for the bandwidth of a Gaussian kernel: 0.9 · min(sd, IQR / 1.34) · n^(−1/5); 0 where all values are
 * equal.
 */
export function silverman(sample: ArrayLike<number>): number {
  const n = sample.length;
  if (n < 2) return 0;
  const sorted = Float64Array.from(sample).sort();
  const mean = sorted.reduce((sum, x) => sum + x, 0) / n;
  const deviation = Math.sqrt(sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  const quantile = (q: number) => {
    const at = q * (n - 1);
    const below = Math.floor(at);
    return sorted[below] + (at - below) * (sorted[Math.min(below + 1, n - 1)] - sorted[below]);
  };
  const spread = (quantile(0.75) - quantile(0.25)) / 1.34;
  return 0.9 * (spread > 0 ? Math.min(deviation, spread) : deviation) * n ** -0.2;
}

/**
 * Gaussian kernel density estimate in one or more dimensions (a product of one kernel a dimension).
 * @param points n points, each with as many coordinates as `bandwidths`
 * @returns the density at a place
 */
export function kernelDensity(points: number[][], bandwidths: number[]): (at: number[]) => number {
  bandwidths.forEach(h => checkNumber('bandwidth', h, Number.MIN_VALUE, Number.MAX_VALUE));
  const scale = bandwidths.reduce((product, h) => product * h * Math.sqrt(2 * Math.PI), points.length);
  return at =>
    points.reduce(
      (sum, point) =>
        sum + Math.exp(-0.5 * bandwidths.reduce((square, h, d) => square + ((at[d] - point[d]) / h) ** 2, 0)),
      0,
    ) / scale;
}
