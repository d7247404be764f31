import type { WorkOptions } from '../../../core/progress';
import { exhibitRows } from '../../exhibits/exhibit';
import { table1Exhibit } from '../../exhibits/table1';
import { table2Exhibit } from '../../exhibits/table2';
import { table3Of } from '../../exhibits/table3';
import { table7Exhibit } from '../../exhibits/table7';
import { byExhibit, type Row } from '../../report/row';
import { type Experiment, prepare } from '../../setup/experiment';
import { table3 as printed3 } from '../../setup/published';
import { checkRun, type Run } from '../../setup/run';
import { checkSetting, type SettingName } from '../../setup/settings';

/**
 * A setting's rows of tables 1, 2, 3 and 7, as far as the paper has them there, as a function of the seed: for
 * `repeatOverSplits`. Table 3 is about its one record. Models are trained, or found in the store.
 * @throws MissingDataError when called, as `prepare` does
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
 * const rows = await tablesOf('cancer', run)(1);
 * [...new Set(rows.map(({ exhibit }) => exhibit))]; // => ['T1', 'T1-matched', 'T2', 'T3', …]
 */
export function tablesOf(name: SettingName, run: Run): (seed: number, work?: WorkOptions) => Promise<Row[]> {
  checkSetting('name', name);
  checkRun(run);
  return async (seed, work = {}) => tableRows(await prepare(name, { ...run, ...work, seed }), run);
}

/** The same rows of an experiment. */
export async function tableRows(experiment: Experiment, run: Run): Promise<Row[]> {
  const rows = byExhibit([
    ...(await exhibitRows(table1Exhibit, experiment, run)),
    ...(await exhibitRows(table2Exhibit, experiment, run)),
    ...(printed3[experiment.name] ? await table3Of(experiment, run) : []),
    ...(await exhibitRows(table7Exhibit, experiment, run)),
  ]);
  return rows.filter(({ measure }) => measure !== 'models' && measure !== 'references'); // the same on every split
}
