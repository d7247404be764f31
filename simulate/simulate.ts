import { randomFor } from '../src/core/random';
import { pooledShare } from '../src/stats/interval/pooledShare';
import type { Share } from '../src/stats/interval/share';
import type { Count, Promised, Regime, Simulation } from './simulation';

/** What came of one promise in one regime. */
export interface Kept extends Pick<Promised, 'what' | 'rate' | 'bound'> {
  regime: string;
  form: string;
  draws: number;
  /** The rate that was found, its interval with draws as clusters. */
  found: Share;
}

/**
 * Makes the data sets of a regime, and counts over them. Draw i depends on the seed, the names and i alone.
 * @param level of the intervals of the rates
 */
export async function simulate(
  { name, promises }: Simulation,
  regime: Regime,
  draws: number,
  level = 0.95,
  seed = 1,
): Promise<Kept[]> {
  const counts = new Map<string, Count[][]>();
  for (let i = 0; i < draws; i++)
    for (const [form, found] of Object.entries(await regime.draw(randomFor(seed, 'simulate', name, regime.name, i)))) {
      if (!counts.has(form)) counts.set(form, []);
      counts.get(form)!.push(found);
    }
  return [...counts].flatMap(([form, found]) =>
    promises.map((promised, i) => ({
      ...promised,
      regime: regime.name,
      form,
      draws,
      found: pooledShare(
        found.map(one => one[i]),
        level,
      ),
    })),
  );
}

/** Whether what was found speaks against the promise: the rate lies outside the interval, on the harmful side. */
export const isBroken = ({ rate, bound, found: { low, high } }: Kept): boolean =>
  bound === 'least' ? high < rate : low > rate;
