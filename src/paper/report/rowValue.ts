import { clopperPearson } from '../../stats/interval/clopperPearson';
import type { Estimate } from '../../stats/interval/meanInterval';
import type { Share } from '../../stats/interval/share';
import type { Row } from './row';

/** Our number with its interval. */
type Value = Required<Pick<Row, 'ours' | 'low' | 'high' | 'n'>>;

/**
 * The fields of `ours` for a count out of so many trials: `trials` times the 95 % Clopper–Pearson interval of the
 * share. It takes trials as independent, as records beside one another nearly are; guesses on one record or one target
 * are not, see `hitsValue`. Without a trial it is 0, for sure.
 */
export function countValue(hits: number, trials: number): Value {
  const [low, high] = clopperPearson(hits, trials);
  return { ours: hits, low: trials * low, high: trials * high, n: trials };
}

/** The fields of `ours` for the hits of a share: `trials` times its interval. */
export const hitsValue = ({ hits, low, high, trials }: Share): Value =>
  trials === 0
    ? { ours: 0, low: 0, high: 0, n: 0 }
    : { ours: hits, low: Math.min(hits, trials * low), high: Math.max(hits, trials * high), n: trials };

/** The fields of `ours` for a mean or a standard deviation over `n` models. */
export const estimateValue = ({ value, low, high }: Estimate, n: number): Value => ({ ours: value, low, high, n });

/**
 * The fields of `ours` for a share: value, interval and trials; a note in place of a value where there was nothing to
 * count.
 */
export const shareValue = (
  { value, low, high, trials }: Pick<Share, 'value' | 'low' | 'high' | 'trials'>,
  empty: string,
): Pick<Row, 'ours' | 'low' | 'high' | 'n' | 'notes'> =>
  value === null ? { ours: null, n: 0, notes: [empty] } : { ours: value, low, high, n: trials };
