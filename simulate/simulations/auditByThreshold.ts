import type { Scores } from '../../src/attack/result';
import type { Random } from '../../src/core/random';
import { auditByThreshold } from '../../src/evaluate/audit/auditByThreshold';
import { boundsAt } from '../../src/evaluate/audit/boundsAt';
import { scoreBlocks } from '../../src/evaluate/scoreBlocks';
import { normalQuantile } from '../../src/stats/numeric/distributions';
import { epsilonOfMu } from '../../src/stats/privacy/epsilonOfMu';
import { type Count, once, type Simulation } from '../simulation';

const sameTargets = 'chosen on the same targets';

/** A mechanism whose privacy is known: a record's score is 1 if it is in, 0 if not, and noise. */
interface Mechanism {
  noise(random: Random): number;
  epsilon: number;
  delta: number;
  mu: number;
}

const laplace = (epsilon: number): Mechanism => ({
  noise: random => {
    const u = random.uniform() - 0.5;
    return (-Math.sign(u) * Math.log(1 - 2 * Math.abs(u))) / epsilon;
  },
  epsilon,
  delta: 0,
  mu: 2 * normalQuantile(1 - Math.exp(-epsilon / 2) / 2), // greatest half-way between both centres
});

const gaussian = (mu: number, delta: number): Mechanism => ({
  noise: random => random.normal() / mu,
  epsilon: epsilonOfMu(mu, delta),
  delta,
  mu,
});

interface Design {
  records: number;
  halvings: number;
}

/** Scores of halvings whose two targets have opposite noise. */
function drawScores({ noise }: Mechanism, { records, halvings }: Design, random: Random) {
  const values = new Float64Array(2 * halvings * records);
  const truth = new Uint8Array(values.length);
  for (let h = 0; h < halvings; h++) {
    for (let r = 0; r < records; r++) {
      const [first, second] = [0, 1].map(side => (2 * h + side) * records + r);
      truth[random.uniform() < 0.5 ? first : second] = 1;
      const drawn = noise(random);
      values[first] = truth[first] + drawn;
      values[second] = truth[second] - drawn;
    }
  }
  return { name: 'mechanism', score: { values, width: records }, truth, warnings: [] } satisfies Scores;
}

function draw(mechanism: Mechanism, design: Design) {
  const { epsilon, delta, mu } = mechanism;
  const bounds = boundsAt(0.95, delta);
  return (random: Random): Record<string, Count[]> => {
    const scored = drawScores(mechanism, design, random);
    const { records, mostExposed, all } = auditByThreshold(scored, { delta, inclusion: 'halvings' });
    const every = { hits: records.filter(one => one.epsilon <= epsilon).length, trials: records.length };
    const width = design.records;
    const each = records.map((_, r) => greedy(column(scored, r, width), bounds));
    const greatest = Math.max(...each.map(one => one.epsilon));
    const pooled = greedy(scored, bounds).epsilon;
    return {
      now: [every, once(mostExposed.epsilon <= epsilon), once(mostExposed.mu <= mu), once(all!.epsilon <= epsilon)],
      [sameTargets]: [
        { hits: each.filter(one => one.epsilon <= epsilon).length, trials: width },
        once(greatest <= epsilon),
        once(Math.max(...each.map(one => one.mu)) <= mu),
        once(pooled <= epsilon),
      ],
    };
  };
}

type Scored = Pick<Scores, 'score' | 'truth'>;

const column = ({ score, truth }: Scored, r: number, width: number): Scored => ({
  score: { values: score.values.filter((_, i) => i % width === r), width: 1 },
  truth: truth!.filter((_, i) => i % width === r),
});

/** The greatest bounds over all thresholds, as if each had been fixed before. */
function greedy(scored: Scored, bounds: ReturnType<typeof boundsAt>): { epsilon: number; mu: number } {
  const { tp, fp, members, nonMembers } = scoreBlocks(scored);
  const step = Math.max(1, Math.floor(tp.length / 100));
  let best = { epsilon: 0, mu: 0 };
  for (let i = 0; i < tp.length; i += step) {
    const { epsilon, mu } = bounds([tp[i], members], [fp[i], nonMembers]);
    best = { epsilon: Math.max(best.epsilon, epsilon), mu: Math.max(best.mu, mu) };
  }
  return best;
}

const many = { records: 20, halvings: 50 };

export const auditByThresholdSimulation: Simulation = {
  name: 'auditByThreshold',
  about:
    'The classic audit (`auditByThreshold`) of mechanisms whose privacy is known: a record that is in has 1, one ' +
    'that is not has 0, and noise is added, by Laplace for ε, by Gauss for µ. A bound is wrong where it exceeds the ' +
    'true number. The two targets of a halving have opposite noise. Thresholds, and the most exposed record, are ' +
    'chosen on half of the halvings. *Chosen on the same targets* is the greatest bound over all thresholds, of each ' +
    'record, of all records, and of all pairs, counted as if they were independent.',
  promises: [
    { what: 'a record’s ε is at most the true one', rate: 0.95, bound: 'least' },
    { what: 'the most exposed record’s ε is', rate: 0.95, bound: 'least' },
    { what: 'the most exposed record’s µ is', rate: 0.95, bound: 'least' },
    { what: 'the ε of all records is', rate: 0.95, bound: 'least' },
  ],
  regimes: [
    {
      name: 'Laplace, ε 1, 20 records × 50 halvings',
      draws: 500,
      quick: 20,
      broken: [sameTargets],
      draw: draw(laplace(1), many),
    },
    { name: 'Laplace, ε 0.3', draws: 500, quick: 0, draw: draw(laplace(0.3), many) },
    { name: 'Gauss, µ 1, δ 0.01', draws: 500, quick: 0, draw: draw(gaussian(1, 0.01), many) },
    { name: 'Laplace, ε 3, 6 halvings', draws: 500, quick: 0, draw: draw(laplace(3), { records: 20, halvings: 6 }) },
  ],
};
