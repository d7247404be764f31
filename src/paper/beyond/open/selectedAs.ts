import { attackDirectly } from '../../../attack/attackDirectly';
import { hits } from '../../../models/logits';
import { logitSpace } from '../../../select/logitSpace';
import { selectIn } from '../../../select/selectIn';
import { Selection } from '../../../select/selection';
import { clusteredShare } from '../../../stats/interval/clusteredShare';
import { baseRow } from '../../exhibits/baseRow';
import { makeRow } from '../../report/makeRow';
import { outcomeRows } from '../../report/outcomeRows';
import type { Row } from '../../report/row';
import { countValue, shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import { paperCutoff } from '../../setup/paperCutoff';
import { table2, table6 } from '../../setup/published';
import { settings } from '../../setup/settings';
import type { Choice } from './choice';
import type { Counting } from './trainChoice';
import { printedTrials } from './verdicts';

const exhibit = 'open-selection';

type Chosen = Pick<Choice, 'question' | 'choice' | 'printedRatio'>;

/** The records selected by each line of table 2. */
export function selectedAs({ name, split, references }: Counting, { printedRatio }: Chosen): Selection[] {
  const lines = table2[name]!;
  const deltas = [...new Set(lines.map(({ delta }) => delta))];
  const found = selectIn(logitSpace(references, split.pool), split.pool, { deltas });
  const { trainingSize: training, adversary } = split;
  const sizes = { training, adversary: adversary.length };
  const inverse = { training: adversary.length, adversary: training };
  return lines.map(({ delta, beta }) => {
    const { considered, neighbours } = found[deltas.indexOf(delta)];
    return new Selection(considered, neighbours, printedRatio ? inverse : sizes, delta, beta);
  });
}

/**
 * How many records are selected, line by line, and how often the reference models, which never saw the pool, are right
 * about it.
 */
export function selectedRows(own: Counting, chosen: Chosen, selections: readonly Selection[]): Row[] {
  const { name, split } = own;
  const { question, choice } = chosen;
  const base = { ...baseRow(exhibit, own), question, choice };
  return [
    makeRow(base, { measure: 'test accuracy', paper: table6[name].test.mean, ...accuracyOnPool(own) }),
    ...selections.map((selection, i) =>
      makeRow(
        { ...base, ...baseRow(exhibit, own, { records: 'selected', chosen: selection }) },
        {
          measure: 'selected',
          paper: table2[name]![i].selected,
          paperTrials: settings[name].pool,
          ...countValue(selection.records.length, split.pool.length),
        },
      ),
    ),
  ];
}

/** Targets of the paper that hold a record. */
const membersOfOne = 50;

/** What the direct attack makes of them at p ≤ 0.01. */
export function attackedRows(experiment: Experiment, chosen: Chosen, selections: readonly Selection[]): Row[] {
  const { references, targets, name } = experiment;
  const { question, choice } = chosen;
  return selections.flatMap((selection, i) => {
    const { precision, recall, selected } = table2[name]![i];
    const trials = printedTrials({ precision, recall }, membersOfOne * selected);
    const base = { ...baseRow(exhibit, experiment, { records: 'selected', chosen: selection }), question, choice };
    const result = attackDirectly(references, targets, selection);
    return outcomeRows({ ...base, attack: 'direct' }, result, paperCutoff, { precision, recall })
      .filter(({ paper }) => paper !== null)
      .map(row => ({ ...row, paperTrials: trials[row.measure as 'precision' | 'recall'] }));
  });
}

/** How often reference models are right about the pool, which none of them saw. */
export const accuracyOnPool = ({ references, split: { pool } }: Counting): ReturnType<typeof shareValue> =>
  shareValue(clusteredShare(hits(references.logits(pool), pool.labels()), undefined, pool.length), 'No record.');
