import { expected } from '../../core/check';
import { groupBy } from '../../core/groupBy';
import type { Matrix } from '../../core/matrix';
import { countAtMost } from '../../stats/numeric/countAtMost';
import { medianOfSorted } from '../../stats/numeric/median';
import { logOdds } from '../../stats/tail/studentTail';

/** Where some log-odds lie. */
export interface Centre {
  median: number;
  mean: number;
  /** Standard deviation with divisor n; 1 where there is none. */
  spread: number;
}

/** Kernel: nothing is checked; values are sorted in place. */
export function centreOf(values: Float64Array): Centre {
  values.sort();
  const mean = values[0] + values.reduce((sum, value) => sum + (value - values[0]), 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { median: medianOfSorted(values), mean, spread: Math.sqrt(squares / values.length) || 1 };
}

/**
 * One of the adversary's records: its log-odds under models that were trained on it, and their mean under the others.
 */
interface Proxy {
  group: number;
  within: number[];
  without: number;
}

/**
 * A function that gives the log-odds of the proxies of a record, by its class and its mean log-odds under models
 * without it. Where no model was trained on a record of its class, all classes are taken. Kernel: sizes are not
 * checked.
 * @throws RangeError when no reference model was trained on any of the population
 */
export function proxiesOf(
  own: Matrix,
  { trained, classes }: { trained: Uint8Array; classes: ArrayLike<number> },
  { proxies, nearest }: { proxies: 'all' | 'class' | 'nearest'; nearest: number },
): (group: number, mean: number) => Centre {
  const all = Array.from({ length: own.width }, (_, z) => proxyAt(own, trained, z, classes[z])).filter(
    ({ within }) => within.length > 0,
  );
  if (all.length === 0) expected('a population record that some reference model was trained on', 'none');
  const groups = groupBy(all, ({ group }) => group);
  const together = (some: readonly Proxy[]) => centreOf(Float64Array.from(some.flatMap(({ within }) => within)));
  const once = <T>(make: (some: readonly Proxy[]) => T) => {
    const made = new Map<readonly Proxy[], T>();
    return (group: number): T => {
      const some = (proxies === 'all' ? undefined : groups.get(group)) ?? all;
      if (!made.has(some)) made.set(some, make(some));
      return made.get(some)!;
    };
  };
  if (proxies !== 'nearest') return once(together);
  const ordered = once(some => {
    // A record that all models were trained on has no place in the order.
    const placed = some.filter(({ without }) => !Number.isNaN(without)).sort((a, b) => a.without - b.without);
    return { placed: placed.length > 0 ? placed : some, at: Float64Array.from(placed, ({ without }) => without) };
  });
  return (group, mean) => {
    const { placed, at } = ordered(group);
    return together(nearestOf(placed, at, mean, nearest));
  };
}

function proxyAt({ values, width }: Matrix, trained: Uint8Array, z: number, group: number): Proxy {
  const within: number[] = [];
  let sum = 0;
  let others = 0;
  for (let i = z; i < values.length; i += width)
    if (trained[i]) within.push(logOdds(values[i]));
    else {
      sum += logOdds(values[i]);
      others++;
    }
  return { group, within, without: sum / others };
}

/** So many of a sorted list as lie nearest to a place; all where there are no more. */
function nearestOf(sorted: readonly Proxy[], at: Float64Array, place: number, count: number): readonly Proxy[] {
  let high = countAtMost(at, place);
  let low = high;
  while (high - low < Math.min(count, sorted.length))
    if (high >= at.length || (low > 0 && place - at[low - 1] <= at[high] - place)) low--;
    else high++;
  return sorted.slice(low, high);
}
