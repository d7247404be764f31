import { table1Of } from '../../exhibits/table1';
import { table2Of } from '../../exhibits/table2';
import { table3Of } from '../../exhibits/table3';
import { table7Of } from '../../exhibits/table7';
import { byExhibit, type Row } from '../../report/row';
import { prepare } from '../../setup/experiment';
import { table2 as printed2, table3 as printed3, table7 as printed7 } from '../../setup/published';
import type { Run } from '../../setup/run';
import type { SettingName } from '../../setup/settings';

/**
 * A setting's rows of tables 1, 2, 3 and 7, as far as the paper has them there, as a function of the seed: for `repeatOverSplits`.
 * Table 3 is about its one record. Models are trained, or found in the store.
 * @throws MissingDataError, UnavailableError when called, as `prepare` does
 */
export const tablesOf =
  (name: SettingName, run: Run) =>
  async (seed: number): Promise<Row[]> => {
    const experiment = await prepare(name, { ...run, seed });
    const rows = byExhibit([
      ...table1Of(experiment).rows,
      ...(printed2[name] ? table2Of(experiment).rows : []),
      ...(printed3[name] ? await table3Of(experiment, run.counts.indirect) : []),
      ...(printed7[name] ? (await table7Of(experiment)).rows : []),
    ]);
    return rows.filter(({ metric }) => metric !== 'models' && metric !== 'references'); // the same on every split
  };
