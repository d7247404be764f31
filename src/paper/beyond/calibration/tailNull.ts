import { checkCount, checkSeed } from '../../../core/check';
import { checkList } from '../../../core/checkList';
import { requireOptions } from '../../../core/checkOptions';
import { type Random, randomFor } from '../../../core/random';
import { clopperPearson } from '../../../stats/interval/clopperPearson';
import { tailOf } from '../../../stats/tail/leftTail';
import type { TailMethod } from '../../../stats/tail/tails';
import { alphas } from '../../setup/alphas';

const LAWS = {
  normal: (random: Random) => 3 + 2 * random.normal(),
  skewed: (random: Random) => -2 * Math.log(1 - random.uniform()),
};
const METHODS = ['pchip', 'rank', 'student'] as const satisfies readonly TailMethod[];

/** How often a tail claims a member where there is none. */
export interface TailNullRate {
  method: TailMethod;
  /**
   * The law of the log-odds of the true class: normal (mean 3, sd 2), or exponential (mean 2), whose right tail is
   * heavier.
   */
  law: keyof typeof LAWS;
  /** Number of reference models. */
  k: number;
  cutoff: number;
  /** The share of draws with p <= cutoff. */
  rate: number;
  /** 95 % Clopper–Pearson interval of `rate`. */
  low: number;
  high: number;
  /**
   * By how many standard errors `rate` lies above what it may be: the cut-off, or for 'rank' ⌊cutoff (k + 1)⌋ / (k +
   * 1).
   */
  errorsAbove: number;
  /** Whether too much is claimed: the cut-off lies below the interval. */
  fails: boolean;
  /** Whether the cut-off lies below 1/(k + 1), where ranks support no claim. */
  belowResolution: boolean;
  /** @deprecated Use belowResolution. */
  outOfReach: boolean;
}

/**
 * What each tail of `leftTail` does where nothing is there: the target's loss is drawn from the law of the k
 * reference losses. Every draw has references and a target of its own, so that draws are independent.
 * @param options.k numbers of references, each at least 2. Default 10, 30, 100, 300
 * @param options.draws for each k and law. Default 5000, which take some 3 s in all
 * @returns a row for each method, law, k and cut-off (0.01, 0.05, 0.1)
 * @throws RangeError for draws below 1 or a k below 2
 * @example
 * const [rate] = tailNull({ seed: 1, k: [10], draws: 100 });
 * [rate.method, rate.law, rate.cutoff]; // => ['pchip', 'normal', 0.01]
 */
export function tailNull(options: { seed: number; k?: number[]; draws?: number }): TailNullRate[] {
  requireOptions('tailNull', options, { seed: true, k: true, draws: true });
  const { seed, k = [10, 30, 100, 300], draws = 5000 } = options;
  checkSeed(seed);
  checkCount('draws', draws, 1, 1e7);
  for (const one of checkList('k', k)) checkCount('k', one, 2, 100_000);
  const sizes = Array.from(k);
  const laws = Object.keys(LAWS) as (keyof typeof LAWS)[];
  const all = laws.flatMap(law => sizes.flatMap(one => drawn(law, one, draws, seed)));
  return METHODS.flatMap(method => all.filter(row => row.method === method));
}

function drawn(law: keyof typeof LAWS, k: number, draws: number, seed: number): TailNullRate[] {
  const random = randomFor(seed, 'tails under the null', law, k);
  const loss = () => Math.log1p(Math.exp(-LAWS[law](random)));
  const hits = METHODS.map(() => alphas.map(() => 0));
  const losses = new Float64Array(k);
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < k; i++) losses[i] = loss();
    const target = loss();
    METHODS.forEach((method, m) => {
      const p = tailOf(losses, method)(target);
      alphas.forEach((cutoff, c) => {
        hits[m][c] += Number(p <= cutoff);
      });
    });
  }
  return METHODS.flatMap((method, m) =>
    alphas.map((cutoff, c): TailNullRate => {
      const rate = hits[m][c] / draws;
      const [low, high] = clopperPearson(hits[m][c], draws);
      const due = method === 'rank' ? Math.floor(cutoff * (k + 1)) / (k + 1) : cutoff;
      // Where ranks claim nothing there is no error to divide by.
      const errorsAbove = rate === due ? 0 : (rate - due) / Math.sqrt((due * (1 - due)) / draws);
      const belowResolution = cutoff < 1 / (k + 1);
      return {
        method,
        law,
        k,
        cutoff,
        rate,
        low,
        high,
        errorsAbove,
        fails: cutoff < low,
        belowResolution,
        outOfReach: belowResolution,
      };
    }),
  );
}
