import type { Random } from '../../src/core/random';
import { splitBand } from '../../src/paper/beyond/splits/splitBand';
import { quantile } from '../../src/stats/numeric/quantile';
import { once, type Simulation } from '../simulation';

/** The middle 80 % of the splits themselves. */
const before = (values: number[]) => ({ low: quantile(values, 0.1), high: quantile(values, 0.9) });

const sizes = [3, 5, 9, 20, 50];

/** Whether each band holds a new number of the same law. */
const draw = (number: (random: Random) => number) => (random: Random) => {
  const looked = sizes.map(size => {
    const values = Array.from({ length: size }, () => number(random));
    const fresh = number(random);
    const holds = ({ low, high }: { low: number; high: number }) => once(low <= fresh && fresh <= high);
    return [holds(before(values)), holds(splitBand(values))];
  });
  return { before: looked.map(([one]) => one), now: looked.map(([, one]) => one) };
};

export const splitBandSimulation: Simulation = {
  name: 'splitBand',
  about:
    'The band of a number over random splits (`splitBand`). *Before*, it held the middle 80 % of the splits that ' +
    'were seen. *Now*, it is made for one more split, and says of fewer than 9 splits how often their range holds it.',
  promises: sizes.map(n => ({
    what: `the band of ${n} splits holds a new one`,
    rate: splitBand(Array.from({ length: n }, (_, i) => i)).level,
    bound: 'least',
  })),
  regimes: [
    { name: 'normal numbers', draws: 4000, quick: 1000, broken: ['before'], draw: draw(random => random.normal()) },
    { name: 'log-normal numbers', draws: 4000, quick: 0, draw: draw(random => Math.exp(random.normal())) },
  ],
};
