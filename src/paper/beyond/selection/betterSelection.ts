import { selectionRules } from '../../../select/rules/selectionRules';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import type { Row } from '../../report/row';
import type { Experiment } from '../../setup/experiment';
import { table1 } from '../../setup/published';
import { checkRun, type Run } from '../../setup/run';
import { isService, type SettingName, settingNames, settings } from '../../setup/settings';
import { moreSplits, splitSeeds } from '../../setup/splitSeeds';
import { repeatExperiment } from '../splits/repeatExperiment';
import { costRows } from './costRows';
import { measureRules } from './measureRules';
import { missedRows } from './missedRows';
import { poolExposure } from './poolExposure';
import { RuleComparison } from './ruleComparison';
import { ruleRows } from './ruleRows';

/** Rows of exhibit "selection". */
export type BetterSelection = ExhibitOutcome<RuleComparison>;

const rules = Object.values(selectionRules);

/**
 * The rules were written with a look at the first split of this seed, its targets included; it cannot judge them.
 */
const seenSeed = 1;

/** How many of a run's splits, from the first on, do not judge. */
const leftOut = ({ seed }: Run): number => (seed === seenSeed ? 1 : 0);

/** What is found in one setting after the other. */
export const selectionExhibit: Exhibit<RuleComparison> = {
  name: 'selection',
  title: exhibitTitles.selection,
  settings: settingNames.filter(name => !isService(name)),
  seeds: (name, run) => splitSeeds(run, name).slice(leftOut(run)),
  find: async (experiment, run) =>
    new RuleComparison(experiment.name, rules, await repeatExperiment(experiment, run, rowsOfSplit, leftOut(run))),
  rows: (_, { rows }) => rows,
};

/**
 * Compares the rules that select records (`selectionRules`) on Adult, Cancer and MNIST, over as many random splits as
 * the run has: each rule selects as many records as the paper has in table 1, and one in a hundred of the pool;
 * what the direct attack makes of them, and how exposed they truly are. The first split of seed 1 is left out, as the
 * rules were written with a look at its targets; a setting that has no other is skipped. The services have the same
 * data and are not repeated, so they are left out.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await betterSelection(run);
 * results[0].rules.map(({ name }) => name); // => ['neighbours (paper)', 'same class', 'loss', …]
 */
export async function betterSelection(run: Run): Promise<BetterSelection> {
  checkRun(run);
  const unseen = (name: SettingName) => isService(name) || splitSeeds(run, name).length > leftOut(run);
  const outcome = await runExhibit(selectionExhibit, { ...run, settings: run.settings.filter(unseen) });
  const left = run.settings.flatMap(name => {
    const { title } = settings[name];
    if (isService(name)) return [`${title} is left out: a service with the data of another setting.`];
    const seen = `${title} cannot be judged: the rules were written with a look at its one split. ${moreSplits(name)}`;
    return unseen(name) ? [] : [seen];
  });
  return { ...outcome, skipped: [...outcome.skipped, ...left] };
}

function rowsOfSplit(experiment: Experiment): Row[] {
  const { pool } = experiment.split;
  const printed = Math.min(table1[experiment.name].selected, pool.length);
  const exposure = poolExposure(experiment);
  const counts = [...new Set([printed, Math.max(1, Math.round(pool.length / 100))])];
  return [
    ...ruleRows(experiment, rules, measureRules(experiment, rules, counts, exposure)),
    ...costRows(experiment, rules, counts, exposure),
    ...missedRows(experiment, [selectionRules.neighbours, selectionRules.learned], Math.max(...counts), exposure),
  ];
}
