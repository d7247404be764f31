import type { Random } from '../../src/core/random';
import { auditInOneRun } from '../../src/evaluate/audit/auditInOneRun';
import { epsilonOfMu } from '../../src/stats/privacy/epsilonOfMu';
import { oneRunEpsilon } from '../../src/stats/privacy/oneRunEpsilon';
import { oneRunMu } from '../../src/stats/privacy/oneRunMu';
import { type Count, once, type Simulation } from '../simulation';

/** A mechanism whose privacy is known: what it gives for a record that is in, or not. */
interface Mechanism {
  answer(bit: number, random: Random): number;
  epsilon: number;
  delta: number;
  /** Where it is private as Gaussian noise is. */
  mu?: number;
}

/** Randomised response: the truth with chance e^ε / (1 + e^ε). No mechanism shows more. */
const response = (epsilon: number): Mechanism => ({
  answer: (bit, random) => (random.uniform() < 1 / (1 + Math.exp(-epsilon)) ? bit : 1 - bit),
  epsilon,
  delta: 0,
});

const gaussian = (mu: number, delta: number): Mechanism => ({
  answer: (bit, random) => mu * bit + random.normal(),
  epsilon: epsilonOfMu(mu, delta),
  delta,
  mu,
});

const none: Count = { hits: 0, trials: 0 };

function draw({ answer, epsilon, delta, mu }: Mechanism, records: number, targets: number) {
  return (random: Random): Record<string, Count[]> => {
    const truth = Uint8Array.from({ length: targets * records }, () => Number(random.uniform() < 0.5));
    const values = Float64Array.from(truth, bit => answer(bit, random));
    const scored = { name: 'mechanism', score: { values, width: records }, truth, warnings: [] };
    const audit = auditInOneRun(scored, { delta, inclusion: 'coins' });
    const uncorrected = audit.tries.map(({ members, nonMembers, right }) => {
      const given = { canaries: truth.length, guesses: members + nonMembers, right };
      return { epsilon: oneRunEpsilon({ ...given, delta }), mu: oneRunMu(given) };
    });
    const kept = (found: { epsilon: number; mu: number }) => [
      once(found.epsilon <= epsilon),
      mu === undefined ? none : once(found.mu <= mu),
    ];
    return {
      now: kept(audit),
      'number of guesses chosen by what is right': kept({
        epsilon: Math.max(...uncorrected.map(one => one.epsilon)),
        mu: Math.max(...uncorrected.map(one => one.mu)),
      }),
    };
  };
}

/**
 * Of each pair of records one is in, as in halves of a pool of two: an attack guesses by which of them looks more so.
 */
function drawHalves({ answer, epsilon, delta }: Mechanism, pairs: number) {
  return (random: Random): Record<string, Count[]> => {
    let right = 0;
    for (let i = 0; i < pairs; i++) {
      const difference = answer(1, random) - answer(0, random);
      if (difference > 0 || (difference === 0 && random.uniform() < 0.5)) right += 2;
    }
    const given = { canaries: 2 * pairs, guesses: 2 * pairs, right, delta };
    const coins = { ...given, right: 0 };
    for (let i = 0; i < 2 * pairs; i++) coins.right += answer(1, random);
    return {
      now: [once(oneRunEpsilon(coins) <= epsilon), none],
      halves: [once(oneRunEpsilon(given) <= epsilon), none],
    };
  };
}

export const auditInOneRunSimulation: Simulation = {
  name: 'auditInOneRun',
  about:
    'The audit of many records in one run (`auditInOneRun`) of mechanisms whose privacy is known: randomised ' +
    'response for ε, Gaussian noise for µ. A bound is wrong where it exceeds the true number. Numbers of guesses are ' +
    'tried at a corrected level; without the correction bounds are too high, and so they are where one of two ' +
    'records is in because the other is not (*halves*), which `auditInOneRun` refuses.',
  promises: [
    { what: 'ε is at most the true one', rate: 0.95, bound: 'least' },
    { what: 'µ is at most the true one', rate: 0.95, bound: 'least' },
  ],
  regimes: [
    {
      name: 'randomised response, ε 0.2, 100 records × 10 targets',
      draws: 1000,
      quick: 60,
      broken: ['number of guesses chosen by what is right'],
      draw: draw(response(0.2), 100, 10),
    },
    { name: 'randomised response, ε 1, 200 × 1', draws: 2000, quick: 0, draw: draw(response(1), 200, 1) },
    { name: 'Gauss, µ 1, δ 1e-4, 500 × 2', draws: 1000, quick: 10, draw: draw(gaussian(1, 1e-4), 500, 2) },
    { name: 'Gauss, µ 3, δ 1e-4, 200 × 1', draws: 1000, quick: 0, draw: draw(gaussian(3, 1e-4), 200, 1) },
    { name: 'randomised response, ε 1, pairs', draws: 4000, quick: 0, draw: drawHalves(response(1), 100) },
  ],
};
