import type { Scores } from '../../../attack/result';
import { trainShadowAttack } from '../../../attack/shadow/trainShadowAttack';
import { workOptions } from '../../../core/progress';
import type { Selection } from '../../../select/selection';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import type { Experiment } from '../../setup/experiment';
import type { Run } from '../../setup/run';
import { selectedAsPrinted } from '../../setup/selectAsPrinted';
import type { SettingName } from '../../setup/settings';
import { splitSeeds } from '../../setup/splitSeeds';
import type { Bands } from '../splits/bands';
import { repeatExperiment } from '../splits/repeatExperiment';
import { type Compared, compareAttacks } from './compareAttacks';
import { bounds, comparedAttacks } from './comparedAttacks';
import { comparedRows } from './comparedRows';
import { type ByReferences, fewerReferences } from './fewerReferences';
import { splitRows } from './splitRows';

/** The attacks on one setting, set beside each other. */
export interface AttackedSetting {
  name: SettingName;
  title: string;
  /** On every record of the pool. */
  all: Compared;
  /** The records at the paper's δ, or as many as in the paper where that gives fewer. */
  selection: Selection;
  /** On these. */
  selected: Compared;
  /** The attacks on the selected records. Those on all are not kept: they take hundreds of megabytes. */
  onSelected: Scores[];
  /** On 2,000 records of the pool, or all of a smaller one, with fewer reference models. */
  fewer: ByReferences[];
  /** On as many, over the random splits that the profile has for the setting. */
  bands: Bands;
}

export type OtherAttacks = ExhibitOutcome<AttackedSetting>;

/** What is found in one setting after the other. */
export const attacksExhibit: Exhibit<AttackedSetting> = {
  name: 'attacks',
  title: exhibitTitles.attacks,
  seeds: (name, run) => splitSeeds(run, name),
  find: attacksOf,
  rows: (experiment, { all, selected, selection, bands }) => [
    ...comparedRows(experiment, { records: 'all', chosen: experiment.split.pool }, all),
    ...comparedRows(experiment, { records: 'selected', chosen: selection }, selected),
    ...(bands.perSplit.length > 1 ? bands.rows : []),
  ],
};

/**
 * GMIA's direct attack beside those that came before and after it, on the same models and records, with nothing
 * trained but the classifiers of the shadow model attack, and the models of further random splits where the profile has
 * some. Exhibit "attacks": true-positive rate and realised false-positive rate at 1 % and 0.1 %, how far each attack
 * lies behind the leader there, and area under the ROC curve; "attacks-splits": true-positive rates over the splits.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await otherAttacks(run);
 * results[0].all.ranking.length === attackNames.length; // => true
 */
export const otherAttacks = (run: Run): Promise<OtherAttacks> => runExhibit(attacksExhibit, run);

async function attacksOf(experiment: Experiment, run: Run): Promise<AttackedSetting> {
  const { name, references, split, setting } = experiment;
  const { pool } = split;
  const { title } = setting;
  const selection = selectedAsPrinted(experiment);
  const models = { ...experiment, shadow: await trainShadowAttack(references, workOptions(experiment)) };
  const onSelected = [...comparedAttacks(models, selection)];
  const all = compareAttacks(`${title}, all ${pool.length} records`, comparedAttacks(models, pool), bounds);
  const selected = compareAttacks(`${title}, ${selection.records.length} selected records`, onSelected, bounds);
  const fewer = fewerReferences(experiment);
  const bands = await repeatExperiment(experiment, run, splitRows);
  return { name, title, all, selection, selected, onSelected, fewer, bands };
}
