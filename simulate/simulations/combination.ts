import type { Matrix } from '../../src/core/matrix';
import type { Random } from '../../src/core/random';
import { combinePValues } from '../../src/stats/combine/combinePValues';
import { correlationMatrix } from '../../src/stats/combine/correlationMatrix';
import { logPCovariance } from '../../src/stats/combine/logPCovariance';
import { tailOf } from '../../src/stats/tail/leftTail';
import { logOdds } from '../../src/stats/tail/studentTail';
import { once, type Regime, type Simulation } from '../simulation';

const QUERIES = 20;
const CORRELATION = 0.5;
const alphas = [0.01, 0.05, 0.1];

/** A model's losses on the queries, whose log-odds are normal and correlated. */
function losses(random: Random): number[] {
  const shared = Math.sqrt(CORRELATION) * random.normal();
  return Array.from({ length: QUERIES }, () =>
    Math.log1p(Math.exp(-3 - 2 * (shared + Math.sqrt(1 - CORRELATION) * random.normal()))),
  );
}

/** Sample covariances of −2 ln F, as `logPCovariance` was: correlations times variances that are too small. */
function sampleCovariance(ofLosses: Matrix): Matrix {
  const k = ofLosses.width;
  // The variance of −2 ln(i/k), i from 1 to k, is that of all rows: there are no ties.
  const logs = Array.from({ length: k }, (_, i) => -2 * Math.log((i + 1) / k));
  const mean = logs.reduce((sum, one) => sum + one, 0) / k;
  const variance = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (k - 1);
  const { values, width } = logPCovariance(ofLosses);
  return { values: values.map(value => (value * variance) / 4), width };
}

const draw = (references: number, tail: 'pchip' | 'rank', method: 'kost' | 'empirical') => (random: Random) => {
  const all = Array.from({ length: references + 1 }, () => losses(random));
  const target = all.pop()!;
  const byQuery = (of: (loss: number) => number): Matrix => ({
    values: Float64Array.from({ length: QUERIES * references }, (_, i) =>
      of(all[i % references][Math.floor(i / references)]),
    ),
    width: references,
  });
  const own = byQuery(loss => loss);
  const p = target.map((loss, q) => tailOf(own.values.subarray(q * references, (q + 1) * references), tail)(loss));
  const [before, now] =
    method === 'empirical'
      ? [sampleCovariance(own), logPCovariance(own)]
      : [correlationMatrix(byQuery(loss => Math.exp(-loss))), correlationMatrix(byQuery(logOdds))];
  const holds = (dependence: Matrix) => {
    const combined = combinePValues(p, dependence, { method }).p;
    return alphas.map(alpha => once(combined <= alpha));
  };
  return { before: holds(before), now: holds(now) };
};

const regime = (references: number, tail: 'pchip' | 'rank', method: 'kost' | 'empirical', quick = 0): Regime => {
  const name = `${method}, ${references} reference models, p-values of queries by '${tail}'`;
  return { name, draws: 2500, quick, draw: draw(references, tail, method) };
};

export const combinationSimulation: Simulation = {
  name: 'combination',
  about:
    'Combined p-values of non-members (`combinePValues`): 20 queries whose log-odds are normal with correlation 0.5. ' +
    '*Before*, `kost` has correlations of probabilities, as the paper and the default of `attackIndirectly`, and ' +
    '`empirical` the sample covariances of −2 ln F; *now*, `kost` has those of log-odds, by the option ' +
    '`correlation`, and `empirical` 4 times the correlations. What is left with 20 references and the tail of PCHIP ' +
    'comes of that tail, which goes on below the least of 20 losses.',
  promises: alphas.map(alpha => ({ what: `P(p ≤ ${alpha})`, rate: alpha, bound: 'most' })),
  regimes: [
    regime(100, 'pchip', 'kost', 60),
    regime(100, 'rank', 'kost'),
    regime(20, 'pchip', 'kost'),
    regime(20, 'rank', 'kost'),
    regime(100, 'pchip', 'empirical'),
    regime(100, 'rank', 'empirical'),
    regime(20, 'pchip', 'empirical'),
    regime(20, 'rank', 'empirical', 200),
  ],
};
