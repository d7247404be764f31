import { workOptions } from '../../../core/progress';
import type { Row } from '../../report/row';
import { type Experiment, trainExperiment } from '../../setup/experiment';
import { onSeed } from '../../setup/experimentSpec';
import type { Run } from '../../setup/run';
import { splitSeeds } from '../../setup/splitSeeds';
import type { Bands } from './bands';
import { repeatOverSplits } from './repeatOverSplits';

/**
 * Repeats what is found of an experiment on as many random splits as the profile has for its setting; the first is
 * its own.
 * @param rowsOf the rows of one split, the same for every split but for their numbers
 * @param leaveOut how many of the first splits are left out; 1 leaves out the run's own
 */
export const repeatExperiment = (
  experiment: Experiment,
  run: Run,
  rowsOf: (experiment: Experiment) => Row[] | Promise<Row[]>,
  leaveOut = 0,
): Promise<Bands> =>
  repeatOverSplits(
    async (seed, work) =>
      rowsOf(
        seed === run.seed
          ? { ...experiment, ...work }
          : await trainExperiment(onSeed(experiment, run, seed), { ...run, ...work }),
      ),
    { splits: splitSeeds(run, experiment.name).length, seed: run.seed, leaveOut, ...workOptions(run) },
  );
