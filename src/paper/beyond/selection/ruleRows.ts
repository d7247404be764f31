import { share } from '../../../evaluate/evaluation';
import type { SelectionRule } from '../../../select/rules/selectionRule';
import type { Share } from '../../../stats/interval/share';
import { baseRow } from '../../exhibits/baseRow';
import { makeRow, type OwnFields } from '../../report/makeRow';
import type { Row } from '../../report/row';
import { shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import { paperCutoff } from '../../setup/paperCutoff';
import { halfOfTheTargets, type RuleOutcome } from './measureRules';

/** What is compared, in the order in which it is shown. */
export const measures = [
  'TPR at 1 % FPR',
  'realised FPR',
  'precision',
  'recall',
  'false-positive rate',
  'share of the true top',
  'mean true exposure',
] as const;
export type Measure = (typeof measures)[number];

/**
 * The outcomes of one split as rows; the paper has none of it. Of each rule but the paper's also the difference to
 * that, on the same split.
 * @param rules the paper's first
 */
export function ruleRows(
  experiment: Pick<Experiment, 'name' | 'references' | 'note' | 'notes'>,
  [paper, ...others]: readonly SelectionRule[],
  outcomes: RuleOutcome[],
): Row[] {
  const base = baseRow('selection', experiment);
  const measured = outcomes.flatMap(outcome =>
    measures.map(measure => {
      const { rule, count } = outcome;
      const { notes = [], ...ours } = numbersOf(outcome, measure);
      const about = rule === halfOfTheTargets ? [ceiling] : [];
      const at = atCutoff.includes(measure) ? { cutoff: paperCutoff } : {};
      return makeRow(base, { measure, rule, count, ...at, ...ours, notes: [...notes, ...about] });
    }),
  );
  const compared = outcomes.filter(({ rule }) => others.some(other => other.name === rule));
  const differences = compared.flatMap(outcome =>
    measures.map(measure => {
      const { rule, count } = outcome;
      const same = outcomes.find(one => one.rule === paper.name && one.count === count)!;
      const [ours, theirs] = [outcome, same].map(one => numbersOf(one, measure).ours);
      const difference = typeof ours !== 'number' || typeof theirs !== 'number' ? null : ours - theirs;
      return makeRow(base, { measure, rule, count, against: paper.name, difference: true, ours: difference });
    }),
  );
  return [...measured, ...differences];
}

/** Of the guesses at the paper's cut-off. */
const atCutoff: readonly Measure[] = ['precision', 'recall', 'false-positive rate'];

const ceiling = 'No rule: it looks at the even halvings of the pool, and is judged by the odd ones.';

type Value = Pick<OwnFields, 'ours' | 'low' | 'high' | 'n' | 'notes'>;

function numbersOf(outcome: RuleOutcome, measure: Measure): Value {
  const { tpr, realised, precision, recall, falsePositiveRate, top, count, exposure } = outcome;
  if (measure === 'mean true exposure') return { ours: exposure, n: count };
  const shares: Record<typeof measure, Share> = {
    'TPR at 1 % FPR': tpr,
    'realised FPR': realised,
    precision,
    recall,
    'false-positive rate': falsePositiveRate,
    'share of the true top': share(top, count),
  };
  return shareValue(shares[measure], 'No guess at this cut-off.');
}
