import { exhibitTitles } from '../report/exhibitTitles';
import { trainExperiment } from '../setup/experiment';
import { modelsOf, type SplitOfSetting, variantSpec } from '../setup/experimentSpec';
import { table4 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { type Exhibit, type ExhibitOutcome, runExhibit } from './exhibit';
import { printedTrainingRows } from './printedTrainingRows';
import { table4Claims } from './table4Claims';
import { type TrainingVariant, trainingVariant } from './trainingVariant';

/** `results` are the short training and the whole one; none where MNIST was not run. */
export type Table4 = ExhibitOutcome<TrainingVariant>;

const [short, long] = printed;

const shortened = (experiment: SplitOfSetting, run: Run) =>
  variantSpec(experiment, run, { share: short.steps / long.steps });

/** Table 4 on MNIST, its one setting. */
export const table4Exhibit: Exhibit<TrainingVariant[]> = {
  name: 'T4',
  title: exhibitTitles.T4,
  settings: ['mnist'],
  trainings: (experiment, run) => modelsOf(shortened(experiment, run)),
  async find(experiment, run) {
    const whole = trainingVariant(experiment, long, { exhibit: 'T4', title: title(experiment) });
    const shorter = await trainExperiment(shortened(experiment, run), run);
    const same = whole.same.selection;
    return [trainingVariant(shorter, short, { exhibit: 'T4', title: title(shorter) }, same), whole];
  },
  rows: (_, variants) => variants.flatMap(({ rows }) => rows),
  printed: setting => printed.flatMap(line => printedTrainingRows({ exhibit: 'T4', setting, steps: line.steps }, line)),
  claims: (_, results) => table4Claims(results.flat()),
};

/**
 * Table 4: the direct attack on MNIST after a tenth of the training, and after all of it. The first of the results is
 * the short one, as in the paper. Both are trained with the same records and first weights; each selects by reference
 * models of its own.
 * @example
 * const mnist = { ...profiles.smoke.settings.mnist, references: 6, splits: 3, steps: 60, pool: 200, adversary: 400 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, mnist } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'mnist' }), counts };
 * const { results } = await table4(run);
 * results.map(({ title }) => title); // => ['6 steps', '60 steps']
 */
export async function table4(run: Run): Promise<Table4> {
  const outcome = await runExhibit(table4Exhibit, run);
  return { ...outcome, results: outcome.results.flat() };
}

const title = ({ references }: { references: { architecture: { steps: number } } }) =>
  `${references.architecture.steps} steps`;
