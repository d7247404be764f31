import { countAtMost } from '../numeric/countAtMost';

/**
 * Slopes of the shape-preserving cubic Hermite interpolant (PCHIP; Fritsch and Butland 1984) at the
 * knots `(x, y)`. Kernel: `x` must increase strictly, nothing is checked. One knot has slope 0, two give a line.
 *
 * Sums are written as shares (`a`, `h0 / (h0 + h1)`), so that knots as far apart as 1e308 or as near as 1e-300 do not
 * overflow.
 */
export function pchipSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length;
  const slopes = new Float64Array(n);
  if (n < 2) return slopes;
  if (n === 2) return slopes.fill(secant(x, y, 0));

  let before = secant(x, y, 0);
  for (let i = 1; i < n - 1; i++) {
    const after = secant(x, y, i);
    if (before > 0 === after > 0 && before !== 0 && after !== 0) {
      const a = (1 + (x[i + 1] - x[i]) / (x[i + 1] - x[i - 1])) / 3;
      slopes[i] = 1 / (a / before + (1 - a) / after);
    }
    before = after;
  }
  slopes[0] = endSlope(x[1] - x[0], x[2] - x[1], secant(x, y, 0), secant(x, y, 1));
  slopes[n - 1] = endSlope(x[n - 1] - x[n - 2], x[n - 2] - x[n - 3], secant(x, y, n - 2), secant(x, y, n - 3));
  return slopes;
}

const secant = (x: Float64Array, y: Float64Array, i: number): number => (y[i + 1] - y[i]) / (x[i + 1] - x[i]);

/** One-sided three-point slope at an end, limited so that it keeps the shape of the data. */
function endSlope(h0: number, h1: number, s0: number, s1: number): number {
  const slope = s0 + (s0 - s1) * (h0 / (h0 + h1));
  if (Math.sign(slope) !== Math.sign(s0)) return 0;
  return Math.sign(s0) !== Math.sign(s1) && Math.abs(slope) > 3 * Math.abs(s0) ? 3 * s0 : slope;
}

/**
 * The interpolant through knots `(x, y)` with `pchipSlopes(x, y)`, at one point. Outside the knots it keeps the value
 * of the end knot: a distribution function must not run off its ends. Kernel: nothing is checked.
 */
export function pchipValue(x: Float64Array, y: Float64Array, slopes: Float64Array, at: number): number {
  const i = countAtMost(x, at) - 1;
  if (i < 0) return y[0];
  if (i === x.length - 1) return y[i];
  const h = x[i + 1] - x[i];
  const dx = at - x[i];
  const t = dx / h;
  const secant = (y[i + 1] - y[i]) / h;
  const quadratic = 3 * secant - 2 * slopes[i] - slopes[i + 1];
  const cubic = slopes[i] + slopes[i + 1] - 2 * secant;
  const value = y[i] + dx * (slopes[i] + t * (quadratic + t * cubic));
  // Between two knots the interpolant is monotone; rounding must not carry it past either of them.
  return y[i] < y[i + 1] ? Math.min(Math.max(value, y[i]), y[i + 1]) : Math.max(Math.min(value, y[i]), y[i + 1]);
}
