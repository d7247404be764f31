import { quantile } from '../../../stats/numeric/quantile';

/** What a band is to hold of the splits that were not seen, where there are splits enough. */
export const bandLevel = 0.8;

/** From so many splits on a band can hold as much. */
const ENOUGH = 9;

/** Where a number lies over random splits. */
export interface SplitBand {
  low: number;
  high: number;
  /** How probable it is that the number of a new split lies within: `bandLevel`, or less where splits are too few. */
  level: number;
}

/**
 * The band of a number over n random splits. From 9 splits on it goes from the quantile at 0.1 to that at 0.9, of type
 * 6 of Hyndman and Fan (1996), at (n + 1) times the share among the sorted values: a new split lies within with
 * probability 0.8. (Between those of type 7 it does with probability 0.8 (n − 1)/(n + 1).) Below 9 splits it goes from
 * the least to the greatest value, within which a new one lies with probability (n − 1)/(n + 1). Kernel: nothing is
 * checked.
 * @param values one or more
 */
export function splitBand(values: readonly number[]): SplitBand {
  const n = values.length;
  // Type 7, at (n − 1) · share + 1, asked at the share at which it looks there.
  const typeSix = (share: number) => quantile(values, Math.min(1, Math.max(0, ((n + 1) * share - 1) / (n - 1))));
  const tail = (1 - bandLevel) / 2;
  return n < ENOUGH
    ? { low: Math.min(...values), high: Math.max(...values), level: (n - 1) / (n + 1) }
    : { low: typeSix(tail), high: typeSix(1 - tail), level: bandLevel };
}
