import { attackDirectly } from '../../attack/attackDirectly';
import type { AttackResult } from '../../attack/result';
import type { Chosen } from '../../data/chosen';
import { makeRow } from '../report/makeRow';
import { notes, notesOf } from '../report/notes';
import { outcomeRows } from '../report/outcomeRows';
import type { RecordSet, Row } from '../report/row';
import { countValue, estimateValue } from '../report/rowValue';
import type { Experiment } from '../setup/experiment';
import { paperCutoff } from '../setup/paperCutoff';
import type { PrintedTraining } from '../setup/published';
import { matchedDelta, selectFromPool } from '../setup/selectAsPrinted';
import { baseRow } from './baseRow';
import { targetAccuracies } from './table6';

/** A setting whose models were trained in one of the ways of table 4 or 5, and what the direct attack made of it. */
export interface TrainingVariant {
  /** For legends, such as "400 steps". */
  title: string;
  train: number;
  test: number;
  /** On the records selected at the thresholds the paper prints; one attack for each pair of them. */
  attacks: AttackResult[];
  /** On as many records as the paper selected: δ is chosen for it, nothing else. */
  matched: AttackResult[];
  /** On records given beforehand: the same for every variant, whatever its own models would select. */
  same: AttackResult;
  rows: Row[];
}

/**
 * One way of training: accuracies of the targets, then the direct attack at p = 0.01 on the records of each
 * selection. Rows of exhibit "T4" are at the printed thresholds, "T4-matched" on as many records as in the paper,
 * "T4-same" on the same records.
 * @param title for legends, such as "λ 0.001"
 * @param fields what tells the rows of one variant from those of another, beside the steps
 * @param same records that are attacked for every variant; default: the first that `matched` has
 */
export function trainingVariant(
  experiment: Experiment,
  printed: PrintedTraining,
  { exhibit, title, fields = {} }: { exhibit: string; title: string; fields?: Pick<Row, 'lambda'> },
  same?: Chosen,
): TrainingVariant {
  const { references, targets, split } = experiment;
  const { pool } = split;
  const base = { ...baseRow(exhibit, experiment), ...fields };
  const { train, test } = targetAccuracies(experiment);
  const models = targets.models.length;
  const rows: Row[] = [
    makeRow(base, { measure: 'train accuracy', paper: printed.train, ...estimateValue(train.mean, models) }),
    makeRow(base, { measure: 'test accuracy', paper: printed.test, ...estimateValue(test.mean, models) }),
    makeRow(base, { measure: 'models', paper: 100, ours: models }),
    makeRow(base, { measure: 'references', ours: references.models.length }),
  ];
  const attack = (records: RecordSet, chosen: Chosen, paper: Partial<PrintedTraining['at'][number]> = {}) => {
    const at = records === 'same' ? '' : `, δ ${Number(chosen.delta.toPrecision(2))}`;
    const count = chosen.records.length;
    const result = attackDirectly(references, targets, chosen).named(`${title}${at} (${count} records)`);
    const under = records === 'selected' ? exhibit : `${exhibit}-${records}`;
    const own = { ...baseRow(under, experiment, { records, chosen }), ...fields };
    const shares = { precision: paper.precision, recall: paper.recall };
    rows.push(
      makeRow(own, { measure: 'selected', paper: paper.selected ?? null, ...countValue(count, pool.length) }),
      ...outcomeRows({ ...own, attack: 'direct' }, result, paperCutoff, shares).map(row => doubted(row, printed)),
    );
    return result;
  };
  const wanted = printed.at.map(line => matchedDelta(experiment, line));
  const deltas = [...new Set([...printed.at.map(({ delta }) => delta), ...wanted])];
  const selections = selectFromPool(experiment, { deltas });
  const chosen = (delta: number, beta: number) => selections[deltas.indexOf(delta)].atBeta(beta);
  const attacks = printed.at.map(line => attack('selected', chosen(line.delta, line.beta), line));
  const matched = printed.at.map((line, i) => attack('matched', chosen(wanted[i], line.beta), line));
  const throughout = attack('same', same ?? matched[0].selection!);
  return { title, train: train.mean.value, test: test.mean.value, attacks, matched, same: throughout, rows };
}

/** The reason why a printed number cannot be right, in the row that holds it. */
function doubted(row: Row, { doubtful = {} }: PrintedTraining): Row {
  const reason = row.paper === null ? undefined : doubtful[row.measure as keyof typeof doubtful];
  return reason === undefined ? row : { ...row, doubtful: reason, ...notes(reason, ...notesOf(row)) };
}
