import { checkInteger } from '../../core/check';
import { binomialCdf } from '../numeric/distributions';

/**
 * The two-sided exact sign test of paired differences: the probability of a split at least as uneven where better and
 * worse are equally likely. Leave out pairs without a difference beforehand.
 * @returns from 0 to 1; 1 without a pair
 * @throws RangeError for counts that are no whole numbers from 0
 */
export function signTest(better: number, worse: number): number {
  checkInteger('better', better, 0);
  checkInteger('worse', worse, 0);
  const n = better + worse;
  return n === 0 ? 1 : Math.min(1, 2 * binomialCdf(Math.min(better, worse), n, 0.5));
}
