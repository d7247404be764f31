import { attackDirectly } from '../../attack/attackDirectly';
import { attackIndirectly } from '../../attack/indirect/attackIndirectly';
import { exhibitTitles } from '../report/exhibitTitles';
import { notes, notesOf } from '../report/notes';
import type { Row } from '../report/row';
import { askTargets, attackedModels } from '../setup/attackedModels';
import type { Experiment } from '../setup/experiment';
import type { Run } from '../setup/run';
import { searchOptions } from '../setup/searchOptions';
import { attackedIndirectly } from '../setup/tableLines';
import { chooseRecords } from './chooseRecords';
import { countQuestions, type Questions } from './countQuestions';
import { type Exhibit, type ExhibitOutcome, runExhibit } from './exhibit';
import type { IndirectExperiment } from './indirectExperiment';
import { table3Claims } from './table3Claims';
import { indirectRows, nullRates, oneRecordRows, printedSharesRows } from './table3Rows';

export type Table3 = ExhibitOutcome<IndirectExperiment>;

/** Table 3 in one setting after the other. */
export const table3Exhibit: Exhibit<IndirectExperiment> = {
  name: 'T3',
  title: exhibitTitles.T3,
  async find(prepared, run) {
    const { name, setting, references } = prepared;
    const { chosen, tableRecord, control, selected } = chooseRecords(
      prepared,
      attackedIndirectly(name, run.counts.attackedIndirectly),
    );
    const attacked = chosen.records.length;
    const limited =
      attacked < selected
        ? `Of ${selected} selected records the ${attacked} farthest from their nearest neighbours are attacked.`
        : undefined;
    const options = searchOptions(prepared, run);
    const targets = await attackedModels(prepared);
    const questions: Questions = {};
    const indirect = await countQuestions(questions, 'indirect', targets, () =>
      attackIndirectly(references, targets, chosen, options),
    );
    const halves = await attackIndirectly(references, targets, chosen, { ...options, crossFit: true });
    return {
      title: setting.title,
      experiment: { ...prepared, ...notes(limited, ...notesOf(prepared)) },
      theta: options.theta,
      selected,
      tableRecord,
      star: tableRecord,
      direct: await countQuestions(questions, 'direct', targets, async () =>
        attackDirectly(references, await askTargets(prepared, chosen.records), chosen),
      ),
      questions,
      indirect,
      halves,
      ranked: halves.combinedBy({ combination: 'rank' }),
      nulls: nullRates(indirect, halves),
      control: await attackIndirectly(references, targets, control, options),
    };
  },
  rows: (_, found) => indirectRows(found),
  printed: printedSharesRows,
  claims: (_, results) => table3Claims(results),
};

/**
 * Table 3: direct against indirect inference on one record of each data set, exhibit "T3"; pooled over all selected
 * records, "T3-all"; and "T3-null", how often non-members come out below each cut-off. Selected are the records at
 * the paper's δ, or as many as in the paper where that gives fewer; of these at most as many as the profile allows.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = {
 *   ...profiles.smoke,
 *   settings: { ...profiles.smoke.settings, cancer },
 *   indirect: { queries: 20, keep: 5 },
 *   attackedIndirectly: 1,
 *   splits: { cancer: 2 },
 * };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { rows } = await table3(run);
 * [...new Set(rows.map(({ exhibit }) => exhibit))]; // => ['T3', 'T3-all', 'T3-null']
 */
export const table3 = (run: Run): Promise<Table3> => runExhibit(table3Exhibit, run);

/** Table 3 alone, for one setting that has it: both attacks on its one record. */
export async function table3Of(experiment: Experiment, run: Run): Promise<Row[]> {
  const { references } = experiment;
  const { chosen, tableRecord } = chooseRecords(experiment);
  const one = chosen.only(chosen.positions.slice(tableRecord, tableRecord + 1));
  const targets = await askTargets(experiment, one.records);
  const indirect = await attackIndirectly(references, targets, one, searchOptions(experiment, run));
  return oneRecordRows(experiment, { direct: attackDirectly(references, targets, one), indirect, tableRecord: 0 });
}
