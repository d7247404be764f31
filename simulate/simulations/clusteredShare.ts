import type { Random } from '../../src/core/random';
import { clusteredShare } from '../../src/stats/interval/clusteredShare';
import { kornGraubard } from '../before/kornGraubard';
import { probit } from '../probit';
import { once, type Regime, type Simulation } from '../simulation';

interface Law {
  records: number;
  targets: number;
  share: number;
  /** The part of the variance that lies between records, and between targets. */
  ofRecords: number;
  ofTargets?: number;
}

function draw({ records, targets, share, ofRecords, ofTargets = 0 }: Law) {
  const chance = probit(share, ofRecords + ofTargets);
  return (random: Random) => {
    const effects = (count: number, part: number) =>
      Array.from({ length: count }, () => Math.sqrt(part) * random.normal());
    const byRecord = effects(records, ofRecords);
    const byTarget = effects(targets, ofTargets);
    const hit = new Uint8Array(records * targets);
    const sides = [records, targets].map((length, i) => ({
      hits: new Array<number>(length).fill(0),
      trials: new Array<number>(length).fill(i ? records : targets),
    }));
    for (let t = 0, i = 0; t < targets; t++)
      for (let r = 0; r < records; r++, i++)
        if (random.uniform() < chance(byRecord[r] + byTarget[t])) {
          hit[i] = 1;
          sides[0].hits[r]++;
          sides[1].hits[t]++;
        }
    const now = clusteredShare(hit, undefined, records);
    const before = kornGraubard(sides, Math.min(records, targets));
    const holds = (low: number, high: number) => [once(low <= share && share <= high)];
    return { before: holds(...before), now: holds(now.low, now.high) };
  };
}

const regime = (law: Law, options: { draws?: number; quick?: number; broken?: string[] } = {}): Regime => {
  const { records, targets, share, ofRecords, ofTargets = 0 } = law;
  const effects = `${100 * ofRecords} % of the variance between records, ${100 * ofTargets} % between targets`;
  const name = `${records} records × ${targets} targets, share ${share}, ${effects}`;
  return { name, draws: 1000, quick: 0, ...options, draw: draw(law) };
};

export const clusteredShareSimulation: Simulation = {
  name: 'clusteredShare',
  about:
    'The interval of a share of pairs of record and target (`clusteredShare`). A pair is a hit where an effect of ' +
    'its record, one of its target and noise, together normal, lie below a bound. What was done before has as many ' +
    'degrees of freedom as there are records, or targets, less 1.',
  promises: [{ what: 'the interval holds the true share', rate: 0.93, bound: 'least' }],
  regimes: [
    regime({ records: 5, targets: 100, share: 0.5, ofRecords: 0.8 }),
    regime({ records: 5, targets: 100, share: 0.05, ofRecords: 0.8 }),
    regime({ records: 10, targets: 100, share: 0.5, ofRecords: 0 }, { quick: 60 }),
    regime({ records: 10, targets: 100, share: 0.05, ofRecords: 0.8 }),
    regime({ records: 20, targets: 100, share: 0.5, ofRecords: 0.3, ofTargets: 0.3 }),
    regime({ records: 20, targets: 100, share: 0.05, ofRecords: 0.3, ofTargets: 0.3 }),
    regime({ records: 20, targets: 100, share: 0.01, ofRecords: 0.3 }),
    regime({ records: 20, targets: 100, share: 0.01, ofRecords: 0.8 }, { quick: 120, broken: ['before'] }),
    regime({ records: 20, targets: 1000, share: 0.01, ofRecords: 0.8 }, { draws: 400 }),
    regime({ records: 20, targets: 1000, share: 0.002, ofRecords: 0.3 }, { draws: 400 }),
    regime({ records: 100, targets: 100, share: 0.01, ofRecords: 0.3, ofTargets: 0.3 }, { draws: 600 }),
    regime({ records: 100, targets: 100, share: 0.002, ofRecords: 0.8 }, { draws: 600 }),
    regime({ records: 1000, targets: 20, share: 0.01, ofRecords: 0.3, ofTargets: 0.3 }, { draws: 400 }),
  ],
};
