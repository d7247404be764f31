import type { DataFrame } from 'danfojs-node';
import { checkEach } from '../../../core/checkList';
import { percentInterval } from '../../../core/format';
import { groupBy } from '../../../core/groupBy';
import { toFrame } from '../../../core/toFrame';
import type { SharedNullRate } from './sharedNull';
import type { Ends, SpreadCase } from './spreadExhibit';

/** Two columns for each α: the share of non-members at each end. */
const endColumns = (all: readonly (readonly Ends[])[]) =>
  (all[0] ?? []).flatMap(({ alpha }, a) => [
    [`p ≤ ${alpha}`, all.map(ends => percentInterval(ends[a].lower))] as const,
    [`${alpha} from above`, all.map(ends => percentInterval(ends[a].upper))] as const,
  ]);

/**
 * A row for each setting and way to draw and to widen references: how many splits, the mean λ, and the share of
 * non-members at both ends.
 * @example
 * const share = { value: 0.1, low: 0.08, high: 0.12 };
 * const ends = [{ alpha: 0.1, lower: share, upper: share }];
 * const cases = [{ setting: 'Cancer', sampling: 'subset', spread: 'finite', lambdas: [1.2], ends }];
 * spreadTable(cases).columns; // => ['setting', 'references', 'spread', 'splits', …]
 */
export function spreadTable(cases: SpreadCase[]): DataFrame {
  checkEach(
    'cases',
    cases,
    'a SpreadCase',
    ['setting', 'sampling', 'spread', 'lambdas', 'ends'],
    'spreadExhibit gives them.',
  );
  return toFrame(
    {
      setting: cases.map(({ setting }) => setting),
      references: cases.map(({ sampling }) => sampling),
      spread: cases.map(({ spread }) => spread),
      splits: cases.map(({ lambdas }) => lambdas.length),
      λ: cases.map(({ lambdas }) => lambdas.reduce((sum, one) => sum + one, 0) / lambdas.length),
    },
    endColumns(cases.map(({ ends }) => ends)),
  );
}

/**
 * A row for each way in which references come about and are widened, with the share of non-members at both ends.
 * @example
 * const rates = await sharedNull({ seed: 1, sets: 2 });
 * sharedNullTable(rates).columns.slice(0, 3); // => ['records', 'spread', 'p ≤ 0.01']
 */
export function sharedNullTable(rates: SharedNullRate[]): DataFrame {
  checkEach(
    'rates',
    rates,
    'a SharedNullRate',
    ['records', 'spread', 'alpha', 'lower', 'upper'],
    'sharedNull gives them.',
  );
  const ways = [...groupBy(rates, ({ records, spread }) => `${records}, ${spread}`).values()];
  return toFrame(
    { records: ways.map(([{ records }]) => records), spread: ways.map(([{ spread }]) => spread) },
    endColumns(ways),
  );
}
