import { checkName } from '../core/check';
import { checkList } from '../core/checkList';
import type { Plan } from '../core/progress';
import { allExhibits } from './allExhibits';
import { planTrainings } from './exhibits/planTrainings';
import { checkRun, type Run } from './setup/run';

/**
 * What exhibits have to train in all settings of a run, beside what the store has, and about how long that takes: from
 * the speed of earlier trainings on this store, and without a time where nothing like it was trained before. The
 * exhibits themselves say so when they begin, each for itself; a notebook that shows several calls this at its head.
 * The run's listener is told where there are several trainings that take a minute or more, and once.
 * @param names of exhibits, as rows have them: "T1", "calibration". Default: those of all notebooks
 * @throws RangeError for a name that there is not, or what is no run
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * const { parts } = await gmia.paper.announce(run, ['T1', 'audit']);
 * parts.map(({ kind, total }) => [kind, total]); // => [['reference', 100], ['target', 104]]
 */
export async function announce(run: Run, names: readonly string[] = Object.keys(byName)): Promise<Plan> {
  checkRun(run);
  const exhibits = Array.from(checkList('names', names), (name, i) => byName[checkName(`names[${i}]`, name, byName)]);
  return planTrainings(exhibits, run);
}

const byName = Object.fromEntries(allExhibits.map(exhibit => [exhibit.name, exhibit]));
