import { selectionRules } from '../../../select/rules/selectionRules';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import type { Row } from '../../report/row';
import type { Experiment } from '../../setup/experiment';
import { table1 } from '../../setup/published';
import type { Run } from '../../setup/run';
import { isService, settingNames, settings } from '../../setup/settings';
import { repeatExperiment } from '../splits/repeatExperiment';
import { measureRules } from './measureRules';
import { RuleComparison } from './ruleComparison';
import { ruleRows } from './ruleRows';

/** Rows of exhibit "selection". */
export type BetterSelection = ExhibitOutcome<RuleComparison>;

const rules = Object.values(selectionRules);

/** What is found in one setting after the other. */
export const selectionExhibit: Exhibit<RuleComparison> = {
  name: 'selection',
  title: exhibitTitles.selection,
  settings: settingNames.filter(name => !isService(name)),
  find: async (experiment, run) =>
    new RuleComparison(experiment.name, rules, await repeatExperiment(experiment, run, rowsOfSplit)),
  rows: (_, { rows }) => rows,
};

/**
 * Compares the rules that select records (`selectionRules`) on Adult, Cancer and MNIST, over as many random splits as
 * the profile has: each rule selects as many records as the paper has in table 1, and one in a hundred of the pool;
 * what the direct attack makes of them, and how exposed they truly are. The services have the same data
 * and are not repeated, so they are left out.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await betterSelection(run);
 * results[0].rules.map(({ name }) => name); // => ['neighbours (paper)', 'same class', 'loss', …]
 */
export async function betterSelection(run: Run): Promise<BetterSelection> {
  const outcome = await runExhibit(selectionExhibit, run);
  const left = run.settings
    .filter(isService)
    .map(name => `${settings[name].title} is left out: a service with the data of another setting.`);
  return { ...outcome, skipped: [...outcome.skipped, ...left] };
}

function rowsOfSplit(experiment: Experiment): Row[] {
  const { pool } = experiment.split;
  const printed = Math.min(table1[experiment.name].selected, pool.length);
  const counts = new Set([printed, Math.max(1, Math.round(pool.length / 100))]);
  return ruleRows(experiment, rules, measureRules(experiment, rules, [...counts]));
}
