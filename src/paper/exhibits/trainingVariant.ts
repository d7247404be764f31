import { attackDirectly } from '../../attack/attackDirectly';
import type { AttackResult } from '../../attack/result';
import type { Chosen } from '../../data/chosen';
import { selectAtEach } from '../../select/selectVulnerable';
import { outcomeRows } from '../report/outcomeRows';
import { noted, type Row } from '../report/row';
import { countValue, estimateValue } from '../report/rowValue';
import type { Experiment } from '../setup/experiment';
import type { PrintedTraining } from '../setup/published';
import { matchedDelta } from '../setup/selectAsPrinted';
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

const cutoff = 0.01;

/**
 * One way of training: accuracies of the targets, then the direct attack at p = 0.01 on the records of each selection. Rows of
 * exhibit "T4" are at the printed thresholds, "T4-matched" on as many records as in the paper, "T4-same" on the same records.
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
  const {
    name,
    references,
    targets,
    split: { pool },
    note,
  } = experiment;
  const base = { setting: name, steps: references.architecture.steps, ...fields, ...(note && { note }) };
  const { train, test } = targetAccuracies(experiment);
  const models = targets.models.length;
  const rows: Row[] = [
    { ...base, exhibit, metric: 'train accuracy', paper: printed.train, ...estimateValue(train.mean, models) },
    { ...base, exhibit, metric: 'test accuracy', paper: printed.test, ...estimateValue(test.mean, models) },
    { ...base, exhibit, metric: 'models', paper: 100, ours: models },
    { ...base, exhibit, metric: 'references', paper: null, ours: references.models.length },
  ];
  const attack = (under: string, chosen: Chosen, paper: Partial<PrintedTraining['at'][number]> = {}) => {
    const at = under.endsWith('same') ? '' : `, δ ${Number(chosen.delta.toPrecision(2))}`;
    const result = attackDirectly(references, targets, chosen).named(
      `${title}${at} (${chosen.records.length} records)`,
    );
    const own = { ...base, exhibit: under, delta: chosen.delta, beta: chosen.beta };
    rows.push({
      ...own,
      metric: 'selected',
      paper: paper.selected ?? null,
      ...countValue(chosen.records.length, pool.length),
    });
    rows.push(
      ...outcomeRows(own, result, cutoff, { precision: paper.precision, recall: paper.recall }).map(row =>
        doubted(row, printed),
      ),
    );
    return result;
  };
  const wanted = printed.at.map(line => matchedDelta(experiment, line));
  const deltas = [...new Set([...printed.at.map(({ delta }) => delta), ...wanted])];
  const selections = selectAtEach(references, pool, { deltas });
  const chosen = (delta: number, beta: number) => selections[deltas.indexOf(delta)].atBeta(beta);
  const attacks = printed.at.map(line => attack(exhibit, chosen(line.delta, line.beta), line));
  const matched = printed.at.map((line, i) => attack(`${exhibit}-matched`, chosen(wanted[i], line.beta), line));
  const throughout = attack(`${exhibit}-same`, same ?? matched[0].selection!);
  return { title, train: train.mean.value, test: test.mean.value, attacks, matched, same: throughout, rows };
}

/** The reason why a printed number cannot be right, in the row that holds it. */
function doubted(row: Row, { doubtful }: PrintedTraining): Row {
  const reason = row.paper === null ? undefined : doubtful?.[row.metric as keyof typeof doubtful];
  return reason ? { ...row, ...noted(reason, row.note) } : row;
}
