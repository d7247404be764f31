import type { Random } from '../../src/core/random';
import { pooledShare } from '../../src/stats/interval/pooledShare';
import { kornGraubard } from '../before/kornGraubard';
import { probit } from '../probit';
import { once, type Regime, type Simulation } from '../simulation';

function draw(sizes: readonly number[], share: number, ofGroups: number) {
  const chance = probit(share, ofGroups);
  return (random: Random) => {
    const groups = sizes.map(trials => {
      const ofGroup = chance(Math.sqrt(ofGroups) * random.normal());
      let hits = 0;
      for (let i = 0; i < trials; i++) hits += Number(random.uniform() < ofGroup);
      return { hits, trials };
    });
    const now = pooledShare(groups);
    const before = kornGraubard([{ hits: groups.map(({ hits }) => hits), trials: sizes }], sizes.length);
    const holds = (low: number, high: number) => [once(low <= share && share <= high)];
    return { before: holds(...before), now: holds(now.low, now.high) };
  };
}

interface Law {
  groups: string;
  sizes: number[];
  share: number;
  /** The part of the variance that lies between groups. */
  between?: number;
  quick?: number;
  broken?: string[];
}

const regime = ({ groups, sizes, share, between = 0.3, quick = 0, broken }: Law): Regime => ({
  name: `groups of ${groups}, share ${share}, ${100 * between} % of the variance between groups`,
  draws: 2000,
  quick,
  broken,
  draw: draw(sizes, share, between),
});

const uneven = Array.from({ length: 20 }, (_, i) => 5 + 10 * i);
const known = { quick: 500, broken: ['before'] };

export const pooledShareSimulation: Simulation = {
  name: 'pooledShare',
  about:
    'The interval of a share that is pooled over groups, such as splits (`pooledShare`). A trial is a hit where an ' +
    'effect of the group and noise, together normal, lie below a bound. What was done before took the number of ' +
    'groups for what they tell, however unequal they are.',
  promises: [{ what: 'the interval holds the true share', rate: 0.93, bound: 'least' }],
  regimes: [
    regime({ groups: '1, 1, 2, 3 and 100', sizes: [1, 1, 2, 3, 100], share: 0.5, ...known }),
    regime({ groups: '1 (nine times) and 200', sizes: [...new Array<number>(9).fill(1), 200], share: 0.5, ...known }),
    regime({ groups: '2, 3 and 40', sizes: [2, 3, 40], share: 0.5, ...known }),
    regime({ groups: '2, 3 and 40', sizes: [2, 3, 40], share: 0.05, between: 0.8 }),
    regime({ groups: '40 and 40', sizes: [40, 40], share: 0.5 }),
    regime({ groups: '30, 30 and 30', sizes: [30, 30, 30], share: 0.5, quick: 200 }),
    regime({ groups: '30, 30 and 30', sizes: [30, 30, 30], share: 0.05 }),
    regime({ groups: '50 (5 times)', sizes: new Array<number>(5).fill(50), share: 0.5 }),
    regime({ groups: '50 (5 times)', sizes: new Array<number>(5).fill(50), share: 0.05, between: 0.8 }),
    regime({ groups: '50 (20 times)', sizes: new Array<number>(20).fill(50), share: 0.05, between: 0.8, ...known }),
    regime({ groups: '5, 15, 25, …, 195', sizes: uneven, share: 0.5 }),
    regime({ groups: '5, 15, 25, …, 195', sizes: uneven, share: 0.05 }),
    regime({ groups: '5, 15, 25, …, 195', sizes: uneven, share: 0.05, between: 0.8 }),
  ],
};
