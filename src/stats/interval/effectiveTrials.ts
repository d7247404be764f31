import { studentQuantile } from '../numeric/distributions';
import { kish } from './clusterCounts';
import { clusteredError } from './clusteredError';

/** Hits and trials of clusters, such as records or splits, that have a trial each at least. */
export interface Clusters {
  hits: ArrayLike<number>;
  trials: ArrayLike<number>;
}

/**
 * The number of independent trials that would tell as much of a share as trials by clusters do (Korn and Graubard,
 * Survey Methodology 24, 1998),
 *
 *     p(1 − p)/V · (t_{n−1}/t_df)²,
 *
 * at most n, and at least the effective number of clusters (`kish`). V is that of `clusteredVariance`, with the
 * difference that each cluster makes to the share where it is left out (the jackknife): a cluster of most trials draws
 * p to itself, and hardly differs from it. df is that of `effectiveFreedom` for these differences, and at most the
 * effective number of clusters minus 1. Without a hit or a miss V says nothing. Kernel: nothing is checked.
 * @param sides one or two ways in which the same trials fall into clusters
 */
export function effectiveTrials(sides: readonly Clusters[], hits: number, trials: number, level: number): number {
  const clusters = sides.map(side => kish(side.trials));
  const least = Math.min(trials, ...clusters);
  if (hits === 0 || hits === trials || sides.some(side => side.trials.length < 2)) return least;
  const value = hits / trials;
  const sums = sides.map(side => {
    const share = 1 - 1 / side.trials.length;
    return Float64Array.from(
      side.trials,
      (size, i) => (share * (side.hits[i] - value * size)) / (trials - size), // (h − p n)/N for clusters of one size
    );
  });
  const { variance, df } = clusteredError(sums, (value * (1 - value)) / trials, trials);
  const t = (freedom: number) => studentQuantile(freedom, (1 + level) / 2);
  const factor = (t(trials - 1) / t(Math.min(df, ...clusters.map(count => count - 1)))) ** 2;
  return Math.min(trials, Math.max(least, ((value * (1 - value)) / variance) * factor));
}
