import type { Random } from '../../src/core/random';
import { clopperPearson } from '../../src/stats/interval/clopperPearson';
import { once, type Simulation } from '../simulation';

const draw = (trials: number, share: number) => (random: Random) => {
  let hits = 0;
  for (let i = 0; i < trials; i++) hits += Number(random.uniform() < share);
  const [low, high] = clopperPearson(hits, trials);
  return { now: [once(low <= share && share <= high)] };
};

export const clopperPearsonSimulation: Simulation = {
  name: 'clopperPearson',
  about: 'The interval of a share of independent trials (`clopperPearson`). It holds the true share at least so often.',
  promises: [{ what: 'the interval holds the true share', rate: 0.95, bound: 'least' }],
  regimes: [
    { name: '20 trials, share 0.5', draws: 5000, quick: 400, draw: draw(20, 0.5) },
    { name: '100 trials, share 0.01', draws: 5000, quick: 400, draw: draw(100, 0.01) },
  ],
};
