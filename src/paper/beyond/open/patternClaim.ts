import { formatCell } from '../../../core/format';
import { groupBy } from '../../../core/groupBy';
import type { Claim } from '../../report/claim';
import type { Row } from '../../report/row';
import { choiceWords } from './openNumbers';

/** Whether L2 cuts the number of selected records to less than half, as in the paper, by any choice. */
export function patternClaim(rows: readonly Row[]): Claim[] {
  const counted = rows.filter(({ measure, choice }) => measure === 'selected' && choice !== undefined);
  if (counted.length === 0) return [];
  const found = [...groupBy(counted, choiceWords)].flatMap(([choice, own]) => {
    const free = own.find(({ lambda }) => lambda === 0)?.ours ?? null;
    const held = own.filter(({ lambda, ours }) => lambda !== 0 && ours !== null).map(({ ours }) => ours!);
    return free && held.length ? [{ choice, free, held: Math.max(...held) }] : [];
  });
  const share = ({ free, held }: (typeof found)[number]) => held / free;
  const least = found.reduce((best, one) => (share(one) < share(best) ? one : best), found[0]);
  return [
    {
      own: true,
      claim: 'By some choice of what the paper leaves open, L2 cuts the number of records to less than half (52 to 1).',
      holds: least ? share(least) < 0.5 : null,
      found: least
        ? `at most by ${least.choice}: ${formatCell(least.free)} to ${formatCell(least.held)}`
        : 'no record is selected without L2',
    },
  ];
}
