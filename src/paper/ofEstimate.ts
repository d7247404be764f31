import type { Estimate } from '../stats/meanInterval';
import type { Row } from './row';

/** The fields of `ours` for a mean or a standard deviation over `n` models. */
export const ofEstimate = (
  { value, low, high }: Estimate,
  n: number,
): Required<Pick<Row, 'ours' | 'low' | 'high' | 'n'>> => ({ ours: value, low, high, n });
