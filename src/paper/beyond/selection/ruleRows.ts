import { share } from '../../../evaluate/evaluation';
import type { SelectionRule } from '../../../select/rules/selectionRule';
import type { Share } from '../../../stats/interval/share';
import { noted, type Row } from '../../report/row';
import { shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import { cutoff, halfOfTheTargets, type RuleOutcome } from './measureRules';

/** What is compared, in the order in which it is shown. */
export const measures = ['precision', 'recall', 'share of the true top', 'mean true exposure'] as const;
export type Measure = (typeof measures)[number];

/** How a row of exhibit "selection" is named. The difference is that to the paper's rule, on the same split. */
export const metricOf = (measure: Measure, rule: string, count: number, difference = false): string =>
  `${rule}, ${count} records: ${difference ? `difference in ${measure} to the paper's rule` : measure}`;

/**
 * The outcomes of one split as rows; the paper has none of it.
 * @param rules the paper's first
 */
export function ruleRows(
  { name, references, note }: Pick<Experiment, 'name' | 'references' | 'note'>,
  [paper, ...others]: readonly SelectionRule[],
  outcomes: RuleOutcome[],
): Row[] {
  const base = {
    exhibit: 'selection',
    setting: name,
    steps: references.architecture.steps,
    paper: null,
    ...(note && { note }),
  };
  const measured = outcomes.flatMap(outcome =>
    measures.map((measure): Row => {
      const { note: reason, ...ours } = numbersOf(outcome, measure);
      const about = outcome.rule === halfOfTheTargets ? ceiling : undefined;
      const at = measure === 'precision' || measure === 'recall' ? { cutoff } : {};
      return {
        ...base,
        metric: metricOf(measure, outcome.rule, outcome.count),
        ...at,
        ...ours,
        ...noted(reason, about, note),
      };
    }),
  );
  const compared = outcomes.filter(({ rule }) => others.some(other => other.name === rule));
  const differences = compared.flatMap(outcome =>
    measures.map((measure): Row => {
      const same = outcomes.find(({ rule, count }) => rule === paper.name && count === outcome.count)!;
      const [ours, theirs] = [outcome, same].map(one => numbersOf(one, measure).ours);
      const difference = ours === null || theirs === null ? null : ours - theirs;
      return { ...base, metric: metricOf(measure, outcome.rule, outcome.count, true), ours: difference };
    }),
  );
  return [...measured, ...differences];
}

const ceiling = 'No rule: it looks at the even halvings of the pool, and is judged by the odd ones.';

type Value = Pick<Row, 'ours' | 'low' | 'high' | 'n' | 'note'>;

function numbersOf({ tp, fp, members, top, count, exposure }: RuleOutcome, measure: Measure): Value {
  const of = (found: Share) => shareValue(found, 'No guess at this cut-off.');
  if (measure === 'precision') return of(share(tp, tp + fp));
  if (measure === 'recall') return of(share(tp, members));
  if (measure === 'share of the true top') return of(share(top, count));
  return { ours: exposure, n: count };
}
