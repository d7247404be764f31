import { checkInteger } from '../../core/check';
import { binomialCdf } from '../numeric/distributions';

/**
 * The two-sided exact sign test of paired differences: how likely at least so lopsided a split into better and worse is where
 * both are as likely. Pairs without a difference are left out beforehand.
 * @returns from 0 to 1; 1 without a pair
 * @throws RangeError for counts that are no whole numbers from 0
 */
export function signTest(better: number, worse: number): number {
  checkInteger('better', better, 0);
  checkInteger('worse', worse, 0);
  const n = better + worse;
  return n === 0 ? 1 : Math.min(1, 2 * binomialCdf(Math.min(better, worse), n, 0.5));
}
