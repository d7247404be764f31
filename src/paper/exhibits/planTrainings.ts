import { defaultProgress, type Plan } from '../../core/progress';
import { MissingDataError } from '../../data/load/locateFile';
import { trainingSpeed } from '../../models/store/trainingSpeed';
import type { EnsembleSpec } from '../../train/ensembleSpec';
import { smaller } from '../setup/profiles';
import type { Run } from '../setup/run';
import { type SettingName, settings } from '../setup/settings';
import { type Trainings, trainingsIn } from './trainings';

/** An ensemble that is to be trained, or is. */
interface Wanted extends Pick<EnsembleSpec, 'kind'> {
  setting: SettingName;
  id: string | undefined;
  total: number;
  stored: number;
  /** Of what is missing; undefined where nothing like it was trained before. */
  seconds: number | undefined;
}

/** What was told already, by how many models of each ensemble were missing then. */
const told = new Map<string, number>();
const leastSeconds = 60;

/**
 * What exhibits have to train in all settings of a run, and about how long that takes by the speed of earlier trainings
 * that the store's log has. It is told to the run's listener, unless that is one training, whose own forecast says as
 * much; less than a minute; or told already.
 */
export async function planTrainings(exhibits: readonly Trainings[], run: Run): Promise<Plan> {
  const wanted = await wantedBy(exhibits, run);
  const missing = wanted.filter(isMissing);
  const plan = planOf(wanted, missing, run);
  const several = missing.length > 2; // references and targets are one training
  const long = plan.seconds === undefined || plan.seconds >= leastSeconds;
  const isNew = missing.some(one => one.id === undefined || told.get(one.id) !== missingOf(one));
  if (several && long && isNew) {
    for (const one of missing) if (one.id !== undefined) told.set(one.id, missingOf(one));
    (run.progress ?? defaultProgress()).plan?.(plan);
  }
  return plan;
}

const missingOf = ({ total, stored }: Wanted): number => total - stored;
const isMissing = (one: Wanted): boolean => missingOf(one) > 0;

/** Settings whose data cannot be had are left out: they are skipped. */
async function wantedBy(exhibits: readonly Trainings[], run: Run): Promise<Wanted[]> {
  const speedOf = trainingSpeed();
  const wanted: Wanted[] = [];
  for (const setting of run.settings) {
    try {
      for await (const { kind, size: total, checkpoints } of trainingsIn(setting, exhibits, run)) {
        const stored = checkpoints?.count(total) ?? 0;
        const each = checkpoints && speedOf(checkpoints.settings);
        const seconds = each === undefined ? undefined : (total - stored) * each;
        wanted.push({ setting, kind, id: checkpoints?.id, total, stored, seconds });
      }
    } catch (error) {
      if (!(error instanceof MissingDataError)) throw error;
    }
  }
  return wanted;
}

function planOf(wanted: Wanted[], missing: Wanted[], run: Run): Plan {
  const about = missing.length > 0 ? missing : wanted;
  const sum = (some: Wanted[], of: 'total' | 'stored') => some.reduce((n, one) => n + one[of], 0);
  const known = missing.length > 0 && missing.every(({ seconds }) => seconds !== undefined);
  return {
    name: [...new Set(about.map(({ setting }) => settings[setting].title))].join(', '),
    overall: true,
    parts: (['reference', 'target', 'block'] as const).flatMap(kind => {
      const some = wanted.filter(one => one.kind === kind);
      return some.length > 0 ? [{ kind, total: sum(some, 'total'), stored: sum(some, 'stored') }] : [];
    }),
    ...(known && { seconds: missing.reduce((all, { seconds }) => all + seconds!, 0) }),
    hint: smaller[run.profile],
  };
}
