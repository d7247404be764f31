import { attackDirectly } from '../../attack/attackDirectly';
import type { AttackResult } from '../../attack/result';
import { formatCell } from '../../core/format';
import { aboveHalf, type Claim, compare, shareOf, shareText, unjudged } from '../report/claim';
import { exhibitTitles } from '../report/exhibitTitles';
import { makeRow } from '../report/makeRow';
import { outcomeRows, printedRows } from '../report/outcomeRows';
import { byExhibit, checkRows, type RecordSet, type Row } from '../report/row';
import { countValue } from '../report/rowValue';
import { askTargets, attackedModels } from '../setup/attackedModels';
import type { Experiment } from '../setup/experiment';
import { paperCutoff } from '../setup/paperCutoff';
import { table1 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { matchedDelta, printedDelta, selectFromPool } from '../setup/selectAsPrinted';
import { settingNames, settings } from '../setup/settings';
import { baseRow } from './baseRow';
import { countQuestions, type Questions, questionRows } from './countQuestions';
import { type Exhibit, type ExhibitOutcome, runExhibit } from './exhibit';

/** `results` are the direct attack of each setting that was run, named for the legend of figure 8. */
export type Table1 = ExhibitOutcome<AttackResult>;

/** The direct attack on the records selected at the paper's δ, and on as many as the paper has. */
type Found = Record<'selected' | 'matched', AttackResult> & { questions: Questions };

/** Table 1 in one setting after the other. */
export const table1Exhibit: Exhibit<Found> = {
  name: 'T1',
  title: exhibitTitles.T1,
  async find(experiment) {
    const { name, references, setting } = experiment;
    const { beta } = setting;
    const delta = matchedDelta(experiment, { selected: printed[name].selected, beta });
    const [same, own] = selectFromPool(experiment, { deltas: [delta, printedDelta(experiment)], beta });
    const targets = await attackedModels(experiment);
    const questions: Questions = {};
    await countQuestions(questions, 'direct', targets, () => askTargets(experiment, own.records));
    await askTargets(experiment, same.records);
    return {
      questions,
      selected: attackDirectly(references, targets, own).named(`${setting.title} (${own.records.length} records)`),
      matched: attackDirectly(references, targets, same),
    };
  },
  rows: (experiment, { selected, matched, questions }) => [
    ...attackRows('T1', experiment, 'selected', selected),
    ...questionRows(baseRow('T1', experiment, { records: 'selected', chosen: selected.selection! }), questions),
    ...attackRows('T1-matched', experiment, 'matched', matched),
  ],
  printed: setting => printedRows({ exhibit: 'T1', setting, records: 'selected' }, printed[setting]),
  claims: table1Claims,
};

/**
 * Table 1: direct inference on the records selected at the paper's thresholds. A second set of rows, exhibit
 * "T1-matched", has the δ at which as many records are selected as in the paper: what a given δ means depends on how
 * far the models are trained, which the paper leaves open.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { rows } = await table1(run);
 * const precision = rows.filter(({ metric }) => metric === 'precision');
 * precision.map(({ cutoff, paper }) => [cutoff, paper]); // => [[0.001, null], [0.008, 1], [0.01, 0.8889], …]
 */
export async function table1(run: Run): Promise<Table1> {
  const outcome = await runExhibit(table1Exhibit, run);
  return { ...outcome, rows: byExhibit(outcome.rows), results: outcome.results.map(({ selected }) => selected) };
}

function attackRows(exhibit: string, experiment: Experiment, records: RecordSet, result: AttackResult): Row[] {
  const { name, split, references, targets } = experiment;
  const { selected, at } = printed[name];
  const chosen = result.selection!;
  const base = baseRow(exhibit, experiment, { records, chosen });
  return [
    makeRow(base, { measure: 'selected', paper: selected, ...countValue(chosen.records.length, split.pool.length) }),
    makeRow(base, { measure: 'models', paper: 100, ours: targets.models.length }),
    makeRow(base, { measure: 'references', ours: references.models.length }),
    ...at.flatMap(({ cutoff, ...paper }) => outcomeRows({ ...base, attack: 'direct' }, result, cutoff, paper)),
  ];
}

const printedShare = (share: number | null) => `${formatCell(100 * share!)} %`;

/**
 * What the paper concludes from table 1, held against its rows: those at the paper's own thresholds. That the models
 * under attack do not overfit is a claim of table 6.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { rows } = await table1(run);
 * table1Claims(rows)[0].claim; // => 'Cancer: guesses at p ≤ 0.01 are right more often than not (88.89 %).'
 */
export function table1Claims(rows: Row[]): Claim[] {
  checkRows('rows', rows);
  const cutoff = paperCutoff;
  const row = (setting: string, metric: string) =>
    rows.find(one => one.exhibit === 'T1' && one.setting === setting && one.metric === metric && one.cutoff === cutoff);
  const precise = settingNames.flatMap((name): Claim[] => {
    const ours = row(name, 'precision');
    if (!ours) return [];
    const paper = printedShare(printed[name].at.find(at => at.cutoff === cutoff)!.precision);
    const claim = `${settings[name].title}: guesses at p ≤ ${cutoff} are right more often than not (${paper}).`;
    if (ours.skipped !== undefined) return [unjudged(claim, ours)];
    return [{ claim, holds: aboveHalf(shareOf(ours)), found: shareText(shareOf(ours)) }];
  });
  const [local, google] = [row('mnist', 'recall'), row('mnist-google', 'recall')];
  if (!local || !google) return precise;
  const [more, less] = [local, google].map(shareOf);
  const claim =
    'The local MNIST network gives more of its members away than MNIST (Google), as the price of its accuracy ' +
    `(recall ${printedShare(local.paper)} against ${printedShare(google.paper)} at p ≤ ${cutoff}).`;
  return [...precise, { claim, holds: compare(less, more), found: `${shareText(more)} against ${shareText(less)}` }];
}
