import { shareInterval } from '../../src/stats/interval/clopperPearson';
import { studentQuantile } from '../../src/stats/numeric/distributions';

/** Clusters of trials: hits and trials of each. */
export interface Side {
  hits: readonly number[];
  trials: readonly number[];
}

/**
 * The intervals of `clusteredShare` and `pooledShare` as they were: the linearised variance, with as many degrees of
 * freedom as clusters, less 1, however unequal they are.
 * @param least what the effective number of trials is raised to
 */
export function kornGraubard(sides: readonly Side[], least: number): [low: number, high: number] {
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  const trials = sum(sides[0].trials);
  const p = sum(sides[0].hits) / trials;
  const independent = (p * (1 - p)) / trials;
  const ways = sides.map(side => {
    const count = side.hits.length;
    return (sum(side.hits.map((hits, i) => (hits - p * side.trials[i]) ** 2)) / trials ** 2) * (count / (count - 1));
  });
  const twice = (independent * trials) / (trials - 1);
  const variance = ways.length === 2 ? Math.max(independent, sum(ways) - twice) : ways[0];
  const df = Math.min(...sides.map(side => side.hits.length)) - 1;
  const factor = (studentQuantile(trials - 1, 0.975) / studentQuantile(df, 0.975)) ** 2;
  const effective = variance > 0 ? Math.max(least, ((p * (1 - p)) / variance) * factor) : least;
  return shareInterval(p, Math.min(trials, effective), 0.95);
}
