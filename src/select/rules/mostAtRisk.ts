import { checkInteger, expected } from '../../core/check';
import { recordNameAt } from '../../data/recordName';
import type { Records } from '../../data/records';

/**
 * Positions of the `count` records most at risk, ascending. There are always exactly `count`: of records equally at
 * risk, the first are taken.
 * @param records whose risk it is, for errors
 * @throws RangeError for a count that is no whole number from 1 to the number of records, or a risk that is NaN
 */
export function mostAtRisk(risk: Float64Array, count: number, records?: Records): Int32Array {
  checkInteger('count', count, 1);
  if (count > risk.length) expected(`count to be at most ${risk.length}, the number of records`, count);
  const bad = risk.findIndex(Number.isNaN);
  if (bad >= 0)
    expected('a risk of every record', `NaN for ${recordNameAt(records, bad)}`, 'Did a reference model diverge?');
  // Risks are compared, not subtracted: the difference of two infinite risks is NaN.
  const order = Int32Array.from(risk.keys()).sort((a, b) => (risk[a] === risk[b] ? a - b : risk[a] > risk[b] ? -1 : 1));
  return order.slice(0, count).sort();
}
