import type { Matrix } from '../../core/matrix';

/** Several regressions on the same records: for each, an intercept and a slope for each feature. */
export interface Ridge {
  /** Predictions for all regressions at one record's features. */
  at(features: ArrayLike<number>): Float64Array;
  /** What each record's own prediction would have missed it by, had it been left out, `[regressions × records]`. */
  leftOut: Matrix & { values: Float64Array };
}

/** Penalties tried, as shares of the mean of the features' sums of squares. */
const penalties = [1e-6, 1e-4, 1e-2, 1e-1, 1, 10, 1000];

/**
 * Ridge regressions of several quantities on the same features, with one penalty for all: of those tried the one that
 * misses records left out by least (in squares, each quantity on its own scale). The intercept is not penalised. One
 * factorisation a penalty serves all quantities. Kernel: nothing is checked.
 * @param x `[records × features]`, at least two records
 * @param y `[regressions × records]`
 */
export function ridge(x: Matrix, y: Matrix): Ridge {
  const n = y.width;
  const { centre, centred, d } = centredColumns(x, n);
  const means = Float64Array.from({ length: y.values.length / n }, (_, t) => meanOf(y.values, t * n, n));
  const gram = products(centred, n, d);
  let trace = 0;
  for (let j = 0; j < d; j++) trace += gram[j * d + j];
  const moment = momentsWith(centred, y, means, d); // [regressions × features]
  let best: { missed: number; slopes: Float64Array; leftOut: Float64Array } | undefined;
  for (const penalty of penalties) {
    const factor = cholesky(gram, d, (penalty * trace) / d || 1);
    const slopes = moment.slice();
    for (let t = 0; t < means.length; t++) solve(factor, d, slopes.subarray(t * d, (t + 1) * d));
    const kept = leverages(factor, centred, n, d).map(leverage => Math.max(1e-9, 1 - 1 / n - leverage));
    const leftOut = residuals(centred, y, means, slopes, d).map((miss, i) => miss / kept[i % n]);
    const missed = shareMissed(leftOut, y, means);
    if (!best || missed < best.missed) best = { missed, slopes, leftOut };
  }
  const { slopes, leftOut } = best!;
  return {
    leftOut: { values: leftOut, width: n },
    at: features => {
      const found = means.slice();
      for (let t = 0, b = 0; t < found.length; t++)
        for (let j = 0; j < d; j++, b++) found[t] += slopes[b] * (features[j] - centre[j]);
      return found;
    },
  };
}

function meanOf(values: ArrayLike<number>, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += values[i];
  return sum / count;
}

function centredColumns({ values, width: d }: Matrix, n: number) {
  const centre = new Float64Array(d);
  for (let i = 0; i < n * d; i++) centre[i % d] += values[i] / n;
  return { centre, d, centred: Float64Array.from(values, (value, i) => value - centre[i % d]) };
}

/** X′X. */
function products(x: Float64Array, n: number, d: number): Float64Array {
  const gram = new Float64Array(d * d);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < d; j++) {
      const own = x[i * d + j];
      if (own !== 0) for (let l = 0; l <= j; l++) gram[j * d + l] += own * x[i * d + l];
    }
  return gram;
}

/** X′(y − mean) of each regression. */
function momentsWith(x: Float64Array, { values, width: n }: Matrix, means: Float64Array, d: number): Float64Array {
  const moment = new Float64Array(means.length * d);
  means.forEach((mean, t) => {
    for (let i = 0; i < n; i++) {
      const own = values[t * n + i] - mean;
      for (let j = 0; j < d; j++) moment[t * d + j] += own * x[i * d + j];
    }
  });
  return moment;
}

/** The lower triangle L with LL′ = gram + penalty · I. */
function cholesky(gram: Float64Array, d: number, penalty: number): Float64Array {
  const factor = new Float64Array(d * d);
  for (let j = 0; j < d; j++)
    for (let i = j; i < d; i++) {
      let sum = gram[i * d + j] + (i === j ? penalty : 0);
      for (let l = 0; l < j; l++) sum -= factor[i * d + l] * factor[j * d + l];
      factor[i * d + j] = i === j ? Math.sqrt(sum) : sum / factor[j * d + j];
    }
  return factor;
}

/** L⁻¹v in place. */
function forward(factor: Float64Array, d: number, v: Float64Array): void {
  for (let i = 0; i < d; i++) {
    for (let l = 0; l < i; l++) v[i] -= factor[i * d + l] * v[l];
    v[i] /= factor[i * d + i];
  }
}

/** (LL′)⁻¹v in place. */
function solve(factor: Float64Array, d: number, v: Float64Array): void {
  forward(factor, d, v);
  for (let i = d - 1; i >= 0; i--) {
    v[i] /= factor[i * d + i];
    for (let l = 0; l < i; l++) v[l] -= factor[i * d + l] * v[i];
  }
}

/** How much of its own prediction each record makes, but for the intercept. */
function leverages(factor: Float64Array, x: Float64Array, n: number, d: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const own = x.slice(i * d, (i + 1) * d);
    forward(factor, d, own);
    return own.reduce((sum, value) => sum + value * value, 0);
  });
}

function residuals(
  x: Float64Array,
  { values, width: n }: Matrix,
  means: Float64Array,
  slopes: Float64Array,
  d: number,
): Float64Array {
  const found = new Float64Array(values.length);
  for (let t = 0, at = 0; t < means.length; t++)
    for (let i = 0; i < n; i++, at++) {
      let predicted = means[t];
      for (let j = 0; j < d; j++) predicted += slopes[t * d + j] * x[i * d + j];
      found[at] = values[at] - predicted;
    }
  return found;
}

/** Squares that are missed, as a share of those about the mean, summed over regressions. */
function shareMissed(leftOut: Float64Array, { values, width: n }: Matrix, means: Float64Array): number {
  let share = 0;
  means.forEach((mean, t) => {
    let missed = 0;
    let all = 0;
    for (let i = t * n; i < (t + 1) * n; i++) {
      missed += leftOut[i] ** 2;
      all += (values[i] - mean) ** 2;
    }
    if (all > 0) share += missed / all;
  });
  return share;
}
