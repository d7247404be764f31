import type { Row } from '../../report/row';
import { eachOf, sorted } from '../../setup/experiment';
import type { Run } from '../../setup/run';
import { type RunnableName, type Setting, type SettingName, settings, type Unavailable } from '../../setup/settings';
import type { Bands } from './bands';
import { repeatOverSplits } from './repeatOverSplits';
import { tablesOf } from './tablesOf';

export interface SplitBands {
  rows: Row[];
  results: { name: SettingName; title: string; bands: Bands }[];
  /** Settings that were not run, or not repeated, and why. */
  skipped: string[];
}

/** Tables 1, 2, 3 and 7 over as many random splits as the profile has for each setting; exhibits "T1-splits" and so on. */
export async function splitBands(run: Run): Promise<SplitBands> {
  const splitsOf = (name: SettingName) => run.counts.splits[name as RunnableName] ?? 1;
  const [repeated, single] = [true, false].map(many => run.settings.filter(name => splitsOf(name) > 1 === many));
  const { results, skipped } = sorted(
    await eachOf(repeated, async name => ({
      name,
      title: settings[name].title,
      bands: await repeatOverSplits(tablesOf(name, run), { splits: splitsOf(name), seed: run.seed }),
    })),
  );
  return {
    rows: results.flatMap(({ bands }) => bands.rows),
    results,
    skipped: [...skipped, ...single.map(name => singleText(settings[name], run.profile))],
  };
}

const singleText = (setting: Setting | Unavailable, profile: string): string =>
  'unavailable' in setting
    ? `${setting.title} was skipped: ${setting.unavailable}`
    : `${setting.title} is run on one split alone on the profile ${profile}.`;
