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
  for (let at = 0; at < risk.length; at++)
    if (Number.isNaN(risk[at]))
      expected('a risk of every record', `NaN for ${recordNameAt(records, at)}`, 'Did a reference model diverge?');
  const least = risk.slice().sort()[risk.length - count];
  let ties = count; // that have room beside those of larger risk
  for (const one of risk) if (one > least) ties--;
  const most = new Int32Array(count);
  for (let at = 0, to = 0; to < count; at++)
    if (risk[at] > least || (risk[at] === least && ties-- > 0)) most[to++] = at;
  return most;
}
