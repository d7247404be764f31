import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { checkRun, type Run } from '../../setup/run';
import { type SettingName, settings } from '../../setup/settings';
import { moreSplits, splitSeeds } from '../../setup/splitSeeds';
import type { Bands } from './bands';
import { repeatExperiment } from './repeatExperiment';
import { tableRows } from './tablesOf';

/** A setting over random splits. */
export interface SplitSetting {
  name: SettingName;
  title: string;
  bands: Bands;
}

/** `skipped` has settings that were not run, or not repeated, and why. */
export type SplitBands = ExhibitOutcome<SplitSetting>;

/** What is found in one setting after the other; rows have the names of tables 1, 2, 3 and 7. */
export const splitsExhibit: Exhibit<SplitSetting> = {
  name: 'T-splits',
  title: 'tables 1, 2, 3 and 7 over random splits',
  seeds: (name, run) => splitSeeds(run, name),
  find: async (experiment, run) => ({
    name: experiment.name,
    title: experiment.setting.title,
    bands: await repeatExperiment(experiment, run, one => tableRows(one, run)),
  }),
  rows: (_, { bands }) => bands.rows,
};

/**
 * Tables 1, 2, 3 and 7 over as many random splits as the run has for each setting; exhibits "T1-splits" and so
 * on.
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
 * const { results } = await splitBands(run);
 * results[0].bands.seeds.length; // => 2
 */
export async function splitBands(run: Run): Promise<SplitBands> {
  checkRun(run);
  const isRepeated = (name: SettingName) => splitSeeds(run, name).length > 1;
  const outcome = await runExhibit(splitsExhibit, { ...run, settings: run.settings.filter(isRepeated) });
  const single = run.settings.filter(name => !isRepeated(name));
  const skipped = [...outcome.skipped, ...single.map(name => singleText(name, run.profile))];
  return { ...outcome, skipped };
}

const singleText = (name: SettingName, profile: string): string =>
  `${settings[name].title} is run on one split alone on the profile ${profile}. ${moreSplits(name)}`;
