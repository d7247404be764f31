import assert from 'node:assert/strict';
import { ndtr } from 'cephes';
import type { Matrix } from '../../src/core/matrix';
import { randomFor } from '../../src/core/random';
import { combineByRank } from '../../src/stats/combine/combineByRank';
import { combinerOf } from '../../src/stats/combine/combinePValues';
import type { CombinationMethod } from '../../src/stats/combine/covariance';

// What combined p-values claim about non-members, whose losses on m queries go together.
const standardError = (rate: number, draws: number) => Math.sqrt((rate * (1 - rate)) / draws);
const rateOf = (p: ArrayLike<number>, alpha: number) => Array.from(p).filter(value => value <= alpha).length / p.length;

describe('P(combined p <= alpha) for non-members, exact p-values of 20 normal scores with correlation 0.5', () => {
  const DRAWS = 20000;
  const M = 20;
  const known: Matrix = {
    values: Float64Array.from({ length: M * M }, (_, i) => (i % (M + 1) === 0 ? 1 : 0.5)),
    width: M,
  };
  const simulate = (method: CombinationMethod) => {
    const random = randomFor(17, 'exact p');
    const combine = combinerOf(M, known, method);
    const p = new Float64Array(M);
    return Float64Array.from({ length: DRAWS }, () => {
      const shared = random.normal();
      for (let i = 0; i < M; i++) p[i] = ndtr((shared + random.normal()) * Math.SQRT1_2);
      return combine(p).p;
    });
  };

  for (const method of ['kost', 'brown'] as const)
    it(`${method} with the true correlation: alpha`, () => {
      const p = simulate(method);
      for (const alpha of [0.01, 0.05, 0.1]) {
        const rate = rateOf(p, alpha);
        assert.ok(Math.abs(rate - alpha) <= 3 * standardError(alpha, DRAWS), `alpha ${alpha}: ${rate}`);
      }
    });

  it('fisher: many times alpha', () => {
    const p = simulate('fisher');
    for (const [alpha, least] of [
      [0.01, 0.1],
      [0.05, 0.15],
      [0.1, 0.2],
    ])
      assert.ok(rateOf(p, alpha) > least, `alpha ${alpha}: ${rateOf(p, alpha)}`);
  });
});

describe('P(p <= alpha) of combineByRank for non-members', () => {
  const DRAWS = 3000;
  const M = 8;
  const K = 19;
  type Law = (random: ReturnType<typeof randomFor>) => () => number;
  /** For each model a function that draws its losses, so that they share what they share. */
  const laws: Record<string, Law> = {
    'normal log-odds with correlation 0.5': random => {
      const shared = random.normal();
      return () => Math.log1p(Math.exp(-3 - 2 * Math.SQRT1_2 * (shared + random.normal())));
    },
    'losses over many orders of magnitude, nearly the same on each query': random => {
      const shared = Math.exp(8 * random.normal());
      return () => shared * (1 + 0.01 * random.uniform());
    },
    'opposite signs': random => {
      const shared = random.normal();
      let sign = 1;
      return () => Math.exp((sign = -sign) * shared);
    },
  };
  const model = (law: Law, random: ReturnType<typeof randomFor>) => {
    const draw = law(random);
    return Array.from({ length: M }, draw);
  };
  const simulate = (law: Law, method: 'pchip' | 'rank', name: string, round = (loss: number) => loss) => {
    const random = randomFor(23, 'by rank', name, method);
    return Float64Array.from({ length: DRAWS }, () => {
      const reference = {
        values: Float64Array.from(Array.from({ length: K }, () => model(law, random)).flat(), round),
        width: M,
      };
      const target = { values: Float64Array.from(model(law, random), round), width: M };
      return combineByRank(reference, target, { method }).p[0];
    });
  };
  /** The share of samples of this size that stray further than this from their law, anywhere, is below 0.002. */
  const anywhere = 1.86 / Math.sqrt(DRAWS);

  for (const [name, law] of Object.entries(laws))
    it(`${name}: alpha at each j / (k + 1)`, () => {
      const p = simulate(law, 'pchip', name);
      for (let j = 1; j <= K + 1; j++) {
        const alpha = j / (K + 1);
        const rate = rateOf(p, alpha + 1e-12);
        assert.ok(Math.abs(rate - alpha) <= anywhere, `alpha ${alpha}: ${rate}`);
      }
      for (const alpha of [0.05, 0.1]) {
        const rate = rateOf(p, alpha + 1e-12);
        assert.ok(Math.abs(rate - alpha) <= 3 * standardError(alpha, DRAWS), `alpha ${alpha}: ${rate}`);
      }
    });

  it('never more than alpha where ties are many', () => {
    for (const method of ['pchip', 'rank'] as const) {
      const p = simulate(
        laws['normal log-odds with correlation 0.5'],
        method,
        'ties',
        loss => Math.round(loss * 2) / 2,
      );
      for (let j = 1; j <= K; j++) {
        const alpha = j / (K + 1);
        assert.ok(rateOf(p, alpha + 1e-12) <= alpha + anywhere, `${method}, alpha ${alpha}: ${rateOf(p, alpha)}`);
      }
    }
  });

  it('finds members that are a little better on every query', () => {
    const random = randomFor(29, 'power');
    const law = laws['normal log-odds with correlation 0.5'];
    const p = Float64Array.from({ length: 500 }, () => {
      const reference = {
        values: Float64Array.from(Array.from({ length: K }, () => model(law, random)).flat()),
        width: M,
      };
      const target = { values: Float64Array.from(model(law, random), loss => loss / 20), width: M };
      return combineByRank(reference, target).p[0];
    });
    assert.ok(rateOf(p, 0.1) > 0.3, `${rateOf(p, 0.1)}`);
  });
});
