import type { Random } from '../../src/core/random';
import { shareInterval } from '../../src/stats/interval/clopperPearson';
import { meanShare } from '../../src/stats/interval/meanShare';
import { probit } from '../probit';
import { once, type Regime, type Simulation } from '../simulation';

/** The interval as it was: without a factor for a variance that is estimated. */
function before(shares: readonly number[]): [low: number, high: number] {
  const n = shares.length;
  const mean = shares.reduce((total, one) => total + one, 0) / n;
  const squares = shares.reduce((total, one) => total + (one - mean) ** 2, 0);
  return shareInterval(mean, squares > 0 ? (mean * (1 - mean) * n * (n - 1)) / squares : n, 0.95);
}

/** Shares of claims that are wrong: each of `claims` with a chance that differs from model to model. */
function draw(models: number, claims: number, mean: number, between: number) {
  const chance = probit(mean, between);
  return (random: Random) => {
    const shares = Array.from({ length: models }, () => {
      const ofModel = chance(Math.sqrt(between) * random.normal());
      let hits = 0;
      for (let i = 0; i < claims; i++) hits += Number(random.uniform() < ofModel);
      return hits / claims;
    });
    const now = meanShare(shares);
    const holds = (low: number, high: number) => [once(low <= mean && mean <= high)];
    return { before: holds(...before(shares)), now: holds(now.low, now.high) };
  };
}

const regime = (models: number, mean: number, between: number, quick = 0, broken?: string[]): Regime => ({
  name: `${models} models of 100 claims, ${100 * mean} % wrong, ${100 * between} % of the variance between models`,
  draws: 2000,
  quick,
  broken,
  draw: draw(models, 100, mean, between),
});

export const meanShareSimulation: Simulation = {
  name: 'meanShare',
  about:
    'The interval of the mean of shares, each of one model (`meanShare`). What was done before takes their variance ' +
    'as known.',
  promises: [{ what: 'the interval holds the true mean', rate: 0.93, bound: 'least' }],
  regimes: [
    regime(2, 0.3, 0.1, 200, ['before']),
    regime(3, 0.3, 0.1, 400, ['before']),
    regime(5, 0.3, 0.1, 200),
    regime(5, 0.05, 0.3),
    regime(20, 0.3, 0.1, 100),
    regime(20, 0.05, 0.3),
    regime(20, 0.05, 0.8),
    regime(20, 0.01, 0.3),
  ],
};
