import { type Random, shuffle } from '../../src/core/random';
import type { Sampling } from '../../src/models/models';
import { blockSpread } from '../../src/stats/tail/blockSpread';
import { rankTail } from '../../src/stats/tail/rankTail';
import { widenLosses } from '../../src/stats/tail/widenLosses';
import type { Count, Simulation } from '../simulation';

const k = 99;
const targets = 10;
const records = 40;
const blocks = 16;
const alphas = [0.01, 0.05, 0.1];

/**
 * Models whose log-odds on a record are the mean of what n training records say, and what is due to the seed.
 * @param noise variance of what is due to the seed, as a share of that of the mean
 */
const draw = (sampling: Sampling, n: number, N: number, noise: number) => (random: Random) => {
  const says = () => Float64Array.from({ length: records }, () => random.normal());
  const adversary = Array.from({ length: N }, says);
  const order = () =>
    shuffle(
      Array.from({ length: N }, (_, i) => i),
      random,
    );
  const losses = (models: Float64Array[][]) => ({
    values: Float64Array.from(
      models.flatMap(sample => {
        const mean = new Float64Array(records);
        for (const one of sample) for (let r = 0; r < records; r++) mean[r] += one[r] / n;
        return Array.from(mean, one => one + Math.sqrt(noise / n) * random.normal());
      }),
      phi => Math.log1p(Math.exp(-phi)),
    ),
    width: records,
  });
  const of = (positions: number[]) => positions.map(i => adversary[i]);
  const drawn = () =>
    sampling === 'subset' ? order().slice(0, n) : Array.from({ length: n }, () => random.integer(N));
  const reference = losses(Array.from({ length: k }, () => of(drawn())));
  const each = Math.floor(N / n);
  const partitions = Array.from({ length: blocks / each }, order);
  const apart = losses(
    partitions.flatMap(all => Array.from({ length: each }, (_, i) => of(all.slice(i * n, (i + 1) * n)))),
  );
  const target = losses(Array.from({ length: targets }, () => Array.from({ length: n }, says)));
  const count = (lambda: number): Count[] => {
    const hits = alphas.flatMap(() => [0, 0]);
    for (let r = 0; r < records; r++) {
      const own = Float64Array.from({ length: k }, (_, i) => reference.values[i * records + r]);
      const place = rankTail.fit(widenLosses(own, lambda));
      for (let t = 0; t < targets; t++) {
        const rank = Math.round((k + 1) * place(target.values[t * records + r]));
        alphas.forEach((alpha, a) => {
          const steps = Math.round(alpha * (k + 1));
          hits[2 * a] += Number(rank <= steps);
          hits[2 * a + 1] += Number(rank > k + 1 - steps);
        });
      }
    }
    return hits.map(one => ({ hits: one, trials: targets * records }));
  };
  const sizes = { sampling, trainingSize: n, adversary: N };
  const finite = sampling === 'bootstrap' ? 1 + n / N : (N + n) / (N - n);
  return {
    before: count(1),
    finite: count(finite),
    now: count(blockSpread({ reference, blocks: apart }, sizes).lambda),
  };
};

const regime = (sampling: Sampling, n: number, N: number, noise: number, quick = 0) => ({
  name: `${sampling}, ${n} of ${N} records, seeds ${noise} of the variance of records`,
  draws: 300,
  quick,
  broken: noise === 0 && sampling === 'subset' ? ['before'] : undefined,
  draw: draw(sampling, n, N, noise),
});

export const sharedReferencesSimulation: Simulation = {
  name: 'sharedReferences',
  about:
    'Rank p-values of non-members where 99 references share one finite set of records: models say the mean of what ' +
    "their records say, and something due to the seed. *before* is the paper's way, without widening; *finite* is " +
    "`spread: 'finite'`, which is right where nothing is due to seeds and claims too little otherwise; *now* is " +
    "`spread: 'blocks'` with 16 block models. Both ends are looked at; a tenth more than α is allowed, as λ is " +
    'estimated, and as references know the spread of N records only (where N was 80, the exact λ gave 1.15 % at .01).',
  promises: alphas.flatMap(alpha => [
    { what: `P(p ≤ ${alpha}), a tenth more at most`, rate: 1.1 * alpha, bound: 'most' as const },
    { what: `as many from above, ${alpha}`, rate: 1.1 * alpha, bound: 'most' as const },
  ]),
  regimes: [
    regime('bootstrap', 100, 400, 0),
    regime('bootstrap', 100, 400, 1, 8),
    regime('subset', 100, 400, 0, 20),
    regime('subset', 100, 400, 1),
    regime('subset', 100, 288, 0.3),
  ],
};
