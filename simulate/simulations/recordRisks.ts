import type { Scores } from '../../src/attack/result';
import type { Random } from '../../src/core/random';
import { Records } from '../../src/data/records';
import { splitForAttack } from '../../src/data/splitForAttack';
import { recordPairs } from '../../src/evaluate/recordPairs';
import { type RecordTests, testRecords } from '../../src/evaluate/recordTests';
import { settings } from '../../src/paper/setup/settings';
import { normalCdf } from '../../src/stats/numeric/distributions';
import { benjaminiHochberg } from '../../src/stats/significance/benjaminiHochberg';
import { areaInterval, mannWhitneyP } from '../../src/stats/significance/mannWhitney';
import { trainTargets } from '../../src/train/trainTargets';
import type { Count, Simulation } from '../simulation';

type Scored = Pick<Scores, 'score' | 'truth'>;

/** Mann and Whitney's test and Newcombe's interval, which take targets as independent. */
function before(scored: Scored): Omit<RecordTests, 'test'> {
  const { wins, ties, members, targets } = recordPairs(scored);
  const auc = wins.map((won, r) => won / (members[r] * (targets - members[r])));
  const intervals = Array.from(auc, (area, r) => areaInterval(area, members[r], targets - members[r]));
  return {
    auc,
    low: Float64Array.from(intervals, ([low]) => low),
    high: Float64Array.from(intervals, ([, high]) => high),
    p: wins.map((won, r) => mannWhitneyP({ wins: won, ties: ties[r] }, members[r], targets - members[r])),
  };
}

/** @param truths true AUC of each record: one half, or more */
function judge({ low, high, p }: Omit<RecordTests, 'test'>, truths: ArrayLike<number>): Count[] {
  const isNull = (r: number) => truths[r] === 0.5;
  const count = (of: ArrayLike<number>, hit: (r: number) => boolean, counts: (r: number) => boolean): Count => {
    const counted = Array.from(of, (_, r) => r).filter(counts);
    return { hits: counted.filter(hit).length, trials: counted.length };
  };
  const { rejected } = benjaminiHochberg(p, 0.05);
  return [
    count(p, r => p[r] <= 0.01, isNull),
    count(p, r => p[r] <= 0.001, isNull),
    count(p, isNull, r => rejected[r] === 1),
    count(
      p,
      r => low[r] <= truths[r] && truths[r] <= high[r],
      () => true,
    ),
  ];
}

const both = (scored: Scored, truths: ArrayLike<number>) => ({
  before: judge(before(scored), truths),
  now: judge(testRecords(scored), truths),
});

const exposedBy = 1; // standard deviations

/** Both targets of each halving have scores that are correlated so; a tenth of the records leaves a trace. */
const draw = (halvings: number, correlation: number) => (random: Random) => {
  const width = 1000;
  const isExposed = (r: number) => r < width / 10;
  const values = new Float64Array(2 * halvings * width);
  const truth = new Uint8Array(values.length);
  for (let i = 0; i < halvings; i++)
    for (let r = 0; r < width; r++) {
      const at = 2 * i * width + r;
      values[at] = random.normal();
      values[at + width] = correlation * values[at] + Math.sqrt(1 - correlation ** 2) * random.normal();
      const member = random.integer(2) ? at : at + width;
      truth[member] = 1;
      if (isExposed(r)) values[member] += exposedBy;
    }
  const auc = normalCdf(exposedBy / Math.SQRT2);
  const truths = Array.from({ length: width }, (_, r) => (isExposed(r) ? auc : 0.5));
  return both({ score: { values, width }, truth }, truths);
};

/**
 * Targets of a fresh split of Cancer, asked about the adversary's records as if one of each halving, by a coin, had
 * been trained on them; and as if those had been that were trained on some record of the pool, as `negativeControl` has
 * it.
 */
async function cancer(random: Random) {
  const { pool: size, load, architecture } = settings.cancer;
  const split = splitForAttack(await load(), { pool: size, seed: random.integer(1e9) });
  const targets = await trainTargets(split, architecture, { splits: 50, store: false, progress: {} });
  const { dataset, pool, adversary } = split;
  const unseen = new Records(dataset, adversary.indices.slice(0, pool.length));
  const width = pool.length;
  const score = { values: Float64Array.from(targets.about(unseen, 'losses').values, loss => -loss), width };
  const coins = new Uint8Array(score.values.length);
  for (let i = 0; i < 50; i++) for (let r = 0; r < width; r++) coins[(2 * i + random.integer(2)) * width + r] = 1;
  const truths = new Float64Array(width).fill(0.5);
  return {
    ...both({ score, truth: coins }, truths),
    'now, in place of a record of the pool': judge(testRecords({ score, truth: targets.members(pool) }), truths),
  };
}

export const recordRisksSimulation: Simulation = {
  name: 'recordRisks',
  about:
    'Whether a record leaves a trace (`recordRisks`). Both targets of a halving have no record in common, so that ' +
    'their scores are correlated. *Before*, the test of Mann and Whitney and Newcombe’s interval took targets as ' +
    'independent; *now*, Wilcoxon’s signed rank test and the interval look at halvings. Of 1,000 records 100 leave a ' +
    'trace, of one standard deviation; on Cancer, models are trained and asked about records that they never saw, as ' +
    'if some had been trained on them, by coin. Where those are said to be that were trained on a certain record of ' +
    'the pool, more comes out: with 100 training records, each has an effect on the losses of others.',
  promises: [
    { what: 'P(p ≤ 0.01), no trace', rate: 0.01, bound: 'most' },
    { what: 'P(p ≤ 0.001), no trace', rate: 0.001, bound: 'most' },
    { what: 'wrong, of those exposed at q 0.05', rate: 0.05, bound: 'most' },
    { what: 'the interval holds the true AUC', rate: 0.95, bound: 'least' },
  ],
  regimes: [
    { name: '50 halvings, correlation −0.28', draws: 60, quick: 0, draw: draw(50, -0.28) },
    { name: '50 halvings, correlation −0.5', draws: 60, quick: 10, broken: ['before'], draw: draw(50, -0.5) },
    { name: '50 halvings, correlation −0.75', draws: 60, quick: 0, draw: draw(50, -0.75) },
    { name: '10 halvings, correlation −0.5', draws: 200, quick: 0, draw: draw(10, -0.5) },
    { name: '50 halvings of Cancer, records unseen', draws: 40, quick: 0, draw: cancer },
  ],
};
