/** A curve on equally spaced positions. */
export interface DensityCurve {
  x: number[];
  y: number[];
}

/**
 * Kernel density of a sample: Gaussian kernel, Silverman's rule of thumb for its width (0.9 min(sd, IQR/1.34) n^(-1/5)), and
 * for a sample of equal values a hundredth of the range that is drawn.
 * @param values finite numbers, at least one
 * @param low where to start, high where to end, points how many positions
 */
export function kernelDensity(values: readonly number[], low: number, high: number, points = 200): DensityCurve {
  const width = bandwidth(values) || (high - low || 1) / 100;
  const x = Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));
  const scale = 1 / (values.length * width * Math.sqrt(2 * Math.PI));
  const y = x.map(at => scale * values.reduce((sum, value) => sum + Math.exp(-0.5 * ((at - value) / width) ** 2), 0));
  return { x, y };
}

/** Silverman's bandwidth; 0 where all values are equal. */
export function bandwidth(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const sorted = Float64Array.from(values).sort();
  const quantile = (q: number) => {
    const at = q * (n - 1), below = Math.floor(at);
    return sorted[below] + (at - below) * (sorted[Math.min(below + 1, n - 1)] - sorted[below]);
  };
  const spread = (quantile(0.75) - quantile(0.25)) / 1.34;
  return 0.9 * (spread > 0 ? Math.min(deviation, spread) : deviation) * n ** -0.2;
}
