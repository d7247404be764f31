import type { Scores } from '../../../attack/result';
import { trainShadowAttack } from '../../../attack/shadow/trainShadowAttack';
import type { Row } from '../../report/row';
import { type Experiment, eachSetting, sorted } from '../../setup/experiment';
import type { Run } from '../../setup/run';
import { selectedAsPrinted } from '../../setup/selectAsPrinted';
import type { SettingName } from '../../setup/settings';
import { type Compared, compareAttacks } from './compareAttacks';
import { bounds, comparedAttacks } from './comparedAttacks';
import { comparedRows } from './comparedRows';

/** The attacks on one setting, set beside each other. */
export interface AttackedSetting {
  name: SettingName;
  title: string;
  /** On every record of the pool. */
  all: Compared;
  /** On those selected at the paper's δ, or as many as in the paper where that gives fewer. */
  selected: Compared;
  /** The attacks on the selected records. Those on all are not kept: they take hundreds of megabytes. */
  onSelected: Scores[];
}

export interface OtherAttacks {
  rows: Row[];
  results: AttackedSetting[];
  /** Settings that were not run, and why. */
  skipped: string[];
}

/**
 * GMIA's direct attack beside those that came before and after it, on the same models and records, with nothing trained but the
 * classifiers of the shadow model attack. Exhibit "attacks": true-positive rate and realised false-positive rate at 1 % and
 * 0.1 %, area under the ROC curve, and how far each attack lies behind the leader at 1 %.
 */
export async function otherAttacks(run: Run): Promise<OtherAttacks> {
  const outcomes = await eachSetting(run, attacksOf);
  const { results, skipped } = sorted(outcomes);
  return { rows: results.flatMap(({ rows }) => rows), results: results.map(({ result }) => result), skipped };
}

async function attacksOf(experiment: Experiment): Promise<{ rows: Row[]; result: AttackedSetting }> {
  const {
    name,
    split: { pool },
    setting: { title },
  } = experiment;
  const chosen = selectedAsPrinted(experiment);
  const models = { ...experiment, shadow: await trainShadowAttack(experiment.references) };
  const onSelected = [...comparedAttacks(models, chosen)];
  const all = compareAttacks(`${title}, all ${pool.length} records`, comparedAttacks(models, pool), bounds);
  const selected = compareAttacks(`${title}, ${chosen.records.length} selected records`, onSelected, bounds);
  return {
    rows: [...comparedRows(experiment, 'all records', all), ...comparedRows(experiment, 'selected', selected, chosen)],
    result: { name, title, all, selected, onSelected },
  };
}
