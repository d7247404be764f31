import { clopperPearson } from '../stats/intervals';
import type { Row } from './row';

/**
 * The fields of `ours` for a count out of so many trials: `trials` times the 95 % Clopper–Pearson interval of the share. It takes trials
 * as independent, which records beside one another and guesses on one record or one target are not. Without a trial it is 0, for sure.
 */
export function ofCount(hits: number, trials: number): Required<Pick<Row, 'ours' | 'low' | 'high' | 'n'>> {
  const [low, high] = clopperPearson(hits, trials);
  return { ours: hits, low: trials * low, high: trials * high, n: trials };
}
