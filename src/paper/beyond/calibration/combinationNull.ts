import { checkCount, checkSeed } from '../../../core/check';
import { requireOptions } from '../../../core/checkOptions';
import type { Matrix } from '../../../core/matrix';
import { type Random, randomFor } from '../../../core/random';
import { combineByRank } from '../../../stats/combine/combineByRank';
import { combinePValues } from '../../../stats/combine/combinePValues';
import { correlationMatrix } from '../../../stats/combine/correlationMatrix';
import { logPCovariance } from '../../../stats/combine/logPCovariance';
import { clopperPearson } from '../../../stats/interval/clopperPearson';
import { normalCdf } from '../../../stats/numeric/distributions';
import { tailOf } from '../../../stats/tail/leftTail';
import { alphas } from '../../setup/alphas';

const REFERENCES = 100;
const QUERIES = 20;
const CORRELATION = 0.5;

/** How often a combination claims a member where there is none. */
export interface NullRate {
  /** How p-values of queries are combined. */
  combination: string;
  /**
   * Where they come from: 'exact' (the law itself, known only in a simulation), or a tail of `leftTail` on 100
   * references.
   */
  tail: 'exact' | 'pchip' | 'rank';
  cutoff: number;
  /** The share of draws with combined p <= cutoff; `cutoff` itself is what it should be. */
  rate: number;
  /** 95 % Clopper–Pearson interval of `rate`. */
  low: number;
  high: number;
}

/**
 * What each way to combine p-values does where nothing is there: 20 queries, 100 reference models and a target that
 * is drawn like them. Log-odds of the true class are normal (mean 3, sd 2) with correlation 0.5 between any two
 * queries, so that Kost's assumptions hold but for what is estimated. Correlations are estimated as in the attack,
 * from the references' probabilities. Every draw has references and a target of its own.
 * @returns a row for each combination, tail and cut-off (0.01, 0.05, 0.1)
 * @throws RangeError for draws below 1
 * @example
 * const [rate] = combinationNull({ seed: 1, draws: 20 });
 * [rate.combination, rate.tail, rate.cutoff]; // => ['Fisher', 'exact', 0.01]
 */
export function combinationNull(options: { seed: number; draws?: number }): NullRate[] {
  requireOptions('combinationNull', options, { seed: true, draws: true });
  const { seed, draws = 2000 } = options;
  checkSeed(seed);
  checkCount('draws', draws, 1, 1e7);
  const random = randomFor(seed, 'combination under the null');
  const p = new Map<string, { combination: string; tail: NullRate['tail']; values: number[] }>();
  for (let draw = 0; draw < draws; draw++)
    for (const [combination, tail, value] of combined(losses(random, REFERENCES), losses(random, 1))) {
      const name = `${combination} ${tail}`;
      if (!p.has(name)) p.set(name, { combination, tail, values: [] });
      p.get(name)!.values.push(value);
    }
  return [...p.values()].flatMap(({ combination, tail, values }) =>
    alphas.map(cutoff => {
      const hits = values.filter(value => value <= cutoff).length;
      const [low, high] = clopperPearson(hits, draws);
      return { combination, tail, cutoff, rate: hits / draws, low, high };
    }),
  );
}

function* combined(
  reference: Matrix,
  target: Matrix,
): Generator<[combination: string, tail: NullRate['tail'], p: number]> {
  const byQuery = transposed(reference);
  const known = constantCorrelation(QUERIES, CORRELATION);
  const estimated = correlationMatrix({ values: byQuery.values.map(loss => Math.exp(-loss)), width: REFERENCES });
  const covariance = logPCovariance(byQuery);
  for (const tail of ['exact', 'pchip', 'rank'] as const) {
    const p = Array.from(target.values, (loss, q) =>
      tail === 'exact'
        ? exactTail(loss)
        : tailOf(byQuery.values.subarray(q * REFERENCES, (q + 1) * REFERENCES), tail)(loss),
    );
    yield ['Fisher', tail, combinePValues(p, undefined, { method: 'fisher' }).p];
    yield ['Kost, ρ known', tail, combinePValues(p, known).p];
    yield ['Kost, ρ estimated', tail, combinePValues(p, estimated).p];
    yield ['empirical Brown', tail, combinePValues(p, covariance, { method: 'empirical' }).p];
    if (tail !== 'exact')
      yield ['rank among references', tail, combineByRank(reference, target, { method: tail }).p[0]];
  }
}

/** Losses `[models × queries]`. */
function losses(random: Random, models: number): Matrix {
  const values = new Float64Array(models * QUERIES);
  for (let i = 0; i < models; i++) {
    const shared = Math.sqrt(CORRELATION) * random.normal();
    for (let q = 0; q < QUERIES; q++) {
      const score = shared + Math.sqrt(1 - CORRELATION) * random.normal();
      values[i * QUERIES + q] = Math.log1p(Math.exp(-3 - 2 * score));
    }
  }
  return { values, width: QUERIES };
}

/** P(L <= loss) under that law. */
const exactTail = (loss: number): number => normalCdf((3 + Math.log(Math.expm1(loss))) / 2);

const constantCorrelation = (m: number, rho: number): Matrix => ({
  values: Float64Array.from({ length: m * m }, (_, i) => (i % (m + 1) === 0 ? 1 : rho)),
  width: m,
});

function transposed({ values, width }: Matrix): Matrix {
  const height = values.length / width;
  const columns = new Float64Array(values.length);
  for (let i = 0; i < height; i++) for (let j = 0; j < width; j++) columns[j * height + i] = values[i * width + j];
  return { values: columns, width: height };
}
