import { groupBy } from '../../../core/groupBy';
import type { Claim } from '../../report/claim';
import type { Row } from '../../report/row';
import { type OpenNumber, openNumbers } from './openNumbers';
import { standings } from './openWords';

/**
 * For each setting whether some choice, our defaults among them, agrees with all of the paper's numbers at once.
 * @param what the numbers are, in words
 */
export function openClaims(rows: Row[], what: string): Claim[] {
  const bySetting = groupBy(openNumbers(rows), ({ title }) => title);
  return [...bySetting.values()].map(numbers => claimOf(numbers, what));
}

function claimOf(numbers: readonly OpenNumber[], what: string): Claim {
  const choices = standings(numbers);
  const [ours] = choices;
  const best = choices.reduce((least, one) =>
    one.against < least.against || (one.against === least.against && one.untold < least.untold) ? one : least,
  );
  return {
    own: true,
    claim: `${numbers[0].title}: some choice of what the paper leaves open gives ${what}.`,
    holds: best.against > 0 ? false : best.untold > 0 ? null : true,
    found:
      `of ${numbers.length} numbers our defaults disagree with ${ours.against}, ${best.choice} with ${best.against}` +
      (best.untold > 0 ? `, and ${best.untold} cannot be told` : ''),
  };
}
