import { attackDirectly } from '../../../attack/attackDirectly';
import { workOptions } from '../../../core/progress';
import { auditByThreshold } from '../../../evaluate/audit/auditByThreshold';
import { auditInOneRun } from '../../../evaluate/audit/auditInOneRun';
import type { EnsembleSpec } from '../../../train/ensembleSpec';
import { trainEnsembles } from '../../../train/trainEnsembles';
import { targetSpec } from '../../../train/trainTargets';
import { type Exhibit, type ExhibitOutcome, runExhibit } from '../../exhibits/exhibit';
import { exhibitTitles } from '../../report/exhibitTitles';
import type { Experiment } from '../../setup/experiment';
import type { ExperimentSpec, SettingSpec } from '../../setup/experimentSpec';
import type { Run } from '../../setup/run';
import { trainedBy } from '../../setup/trainedBy';
import type { AuditedSetting } from './auditedSetting';
import { auditRows } from './auditRows';

/** The δ of all bounds. */
export const auditDelta = 1e-5;

export const auditExhibit: Exhibit<AuditedSetting> = {
  name: 'audit',
  title: exhibitTitles.audit,
  settings: ['adult', 'cancer', 'mnist'],
  trainings: (experiment, run) => [targetsByCoins(experiment, run)],
  find: auditOf,
  rows: auditRows,
};

/**
 * Lower bounds of ε and µ for the training of the targets, by GMIA's direct attack (Student's tail, for its p-values
 * tell more records apart than ranks) on all records of the pool: the classic audit on targets by halves, and audits in
 * one run on further targets by coins, as many as the profile has. The paper has none of it.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, audit: { targets: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await auditSettings(run);
 * results[0].allRuns.canaries; // => 400
 */
export const auditSettings = (run: Run): Promise<ExhibitOutcome<AuditedSetting>> => runExhibit(auditExhibit, run);

const targetsByCoins = (
  { split, targets: { architecture } }: Experiment | ExperimentSpec,
  run: Run,
): EnsembleSpec<SettingSpec> =>
  targetSpec(split, architecture, {
    splits: 'coins',
    models: run.counts.audit.targets,
    ...trainedBy(architecture, run),
  });

async function auditOf(experiment: Experiment, run: Run): Promise<AuditedSetting> {
  const { references, targets, split, setting } = experiment;
  const [byCoins] = await trainEnsembles([targetsByCoins(experiment, run)], workOptions(experiment));
  const [result, onCoins] = [targets, byCoins].map(models =>
    attackDirectly(references, models, split.pool, { method: 'student' }),
  );
  return {
    title: setting.title,
    result,
    classic: auditByThreshold(result, { delta: auditDelta }),
    oneRun: auditInOneRun(onCoins, { delta: auditDelta, target: 0 }),
    allRuns: auditInOneRun(onCoins, { delta: auditDelta }),
  };
}
