import assert from 'node:assert/strict';
import { randomFor } from '../../src/core/random';
import { tailOf } from '../../src/stats/tail/leftTail';
import { readFixture } from '../readFixture';

// What each tail claims about non-members: the target's loss and the k reference losses are drawn from one law.
const SETS = 20000;
const LAWS = {
  normal: (random: ReturnType<typeof randomFor>) => 3 + 2 * random.normal(),
  skewed: (random: ReturnType<typeof randomFor>) => -2 * Math.log(1 - random.uniform()),
};
type Law = keyof typeof LAWS;

function simulate(law: Law, k: number) {
  const random = randomFor(11, 'null', law, k);
  const draw = () => Math.log1p(Math.exp(-LAWS[law](random)));
  const p = { pchip: new Float64Array(SETS), rank: new Float64Array(SETS), student: new Float64Array(SETS) };
  for (let set = 0; set < SETS; set++) {
    const losses = Float64Array.from({ length: k }, draw);
    const loss = draw();
    for (const method of ['pchip', 'rank', 'student'] as const) p[method][set] = tailOf(losses, method)(loss);
  }
  return p;
}

const rateOf = (p: Float64Array, alpha: number) => p.reduce((hits, value) => hits + Number(value <= alpha), 0) / SETS;
const standardError = (rate: number) => Math.sqrt((rate * (1 - rate)) / SETS);
/** Ranks are even on 1 / (k + 1), ..., 1, so the rate is the last of these steps that is at most alpha. */
const rankRate = (alpha: number, k: number) => Math.floor(alpha * (k + 1)) / (k + 1);

describe('P(p <= alpha) for non-members', () => {
  const runs = new Map<string, ReturnType<typeof simulate>>();
  const run = (law: Law, k: number) => {
    const key = `${law} ${k}`;
    if (!runs.has(key)) runs.set(key, simulate(law, k));
    return runs.get(key)!;
  };
  const within = (rate: number, want: number, error: number, what: string) =>
    assert.ok(Math.abs(rate - want) <= 3 * error, `${what}: ${rate}, want ${want} ± ${3 * error}`);

  for (const law of ['normal', 'skewed'] as const)
    for (const k of [10, 30, 100]) {
      it(`rank, ${law} log-odds, k = ${k}: as exchangeability says`, () => {
        for (const alpha of [0.01, 0.05, 0.1]) {
          const exact = rankRate(alpha, k);
          within(rateOf(run(law, k).rank, alpha), exact, standardError(exact), `alpha ${alpha}`);
        }
      });

      it(`pchip, ${law} log-odds, k = ${k}: j / (k + 1) at alpha = j / k, for any law`, () => {
        for (const alpha of [0.01, 0.05, 0.1].filter(alpha => Number.isInteger(Number((alpha * k).toFixed(9))))) {
          const exact = (alpha * k) / (k + 1);
          within(rateOf(run(law, k).pchip, alpha), exact, standardError(exact), `alpha ${alpha}`);
        }
      });
    }

  it('pchip elsewhere: the rate that SciPy’s interpolant has under the law', () => {
    for (const { law, k, alpha, rate, se } of readFixture<
      { law: Law; k: number; alpha: number; rate: number; se: number }[]
    >('stats', 'nullRates')) {
      const error = Math.hypot(se, standardError(rate));
      within(rateOf(run(law, k).pchip, alpha), rate, error, `${law}, k ${k}, alpha ${alpha}`);
    }
  });

  it('pchip claims too much at α .01 and .05 only where these lie below 1/(k + 1)', () => {
    const failing = (['normal', 'skewed'] as const).flatMap(law =>
      [10, 30, 100].flatMap(k =>
        [0.01, 0.05]
          .filter(alpha => rateOf(run(law, k).pchip, alpha) > alpha + 3 * standardError(alpha))
          .map(alpha => [law, k, alpha]),
      ),
    );
    assert.deepEqual(failing, [
      ['normal', 10, 0.01],
      ['normal', 10, 0.05],
      ['normal', 30, 0.01],
      ['skewed', 10, 0.01],
      ['skewed', 10, 0.05],
      ['skewed', 30, 0.01],
    ]);
  });

  it('pchip below 1/k: never above 1 / (k + 1), but above alpha where losses spread over orders of magnitude', () => {
    for (const [law, k, alpha] of [
      ['normal', 10, 0.01],
      ['skewed', 10, 0.01],
      ['skewed', 100, 0.001],
      ['skewed', 100, 0.0001],
    ] as const) {
      const rate = rateOf(run(law, k).pchip, alpha);
      assert.ok(rate > alpha + 3 * standardError(alpha), `${law}, k ${k}, alpha ${alpha}: ${rate}`);
      assert.ok(rate <= 1 / (k + 1) + 3 * standardError(1 / (k + 1)), `${law}, k ${k}, alpha ${alpha}: ${rate}`);
    }
  });

  it('student: alpha itself on normal log-odds, at every k', () => {
    for (const k of [10, 30, 100])
      for (const alpha of [0.001, 0.01, 0.05, 0.1])
        within(rateOf(run('normal', k).student, alpha), alpha, standardError(alpha), `k ${k}, alpha ${alpha}`);
  });

  it('student: claims too much on log-odds with a heavy right tail', () => {
    for (const k of [10, 30, 100]) {
      const rate = rateOf(run('skewed', k).student, 0.01);
      assert.ok(rate > 0.01 + 3 * standardError(0.01), `k ${k}: ${rate}`);
    }
  });
});
