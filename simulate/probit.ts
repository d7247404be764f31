import { normalCdf, normalQuantile } from '../src/stats/numeric/distributions';

/**
 * From effects to the chance of a hit: that effects and noise, together standard normal, lie below a bound, which a
 * share of `mean` does.
 * @param effects the part of the variance that effects have
 */
export function probit(mean: number, effects: number): (effect: number) => number {
  const bound = normalQuantile(mean);
  return effect => normalCdf((bound - effect) / Math.sqrt(1 - effects));
}
