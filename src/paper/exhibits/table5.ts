import { inputShape } from '../../models/architecture';
import { type MeanInterval, meanInterval } from '../../stats/interval/meanInterval';
import { exhibitTitles } from '../report/exhibitTitles';
import { makeRow } from '../report/makeRow';
import { estimateValue } from '../report/rowValue';
import { type Experiment, trainExperiment } from '../setup/experiment';
import { modelsOf, type SplitOfSetting, variantSpec } from '../setup/experimentSpec';
import { table5 as printed } from '../setup/published';
import type { Run } from '../setup/run';
import { baseRow } from './baseRow';
import { type Exhibit, type ExhibitOutcome, runExhibit } from './exhibit';
import { printedTrainingRows } from './printedTrainingRows';
import { table5Claims } from './table5Claims';
import { type TrainingVariant, trainingVariant } from './trainingVariant';

/** `results` are the variants by rising λ; none where MNIST was not run. */
export type Table5 = ExhibitOutcome<TrainingVariant>;

/** Whether its models are others than those of the setting. */
const isVariant = ({ lambda }: { lambda: number }): boolean => lambda !== 0;

const regularised = (experiment: SplitOfSetting, run: Run, l2: number) => variantSpec(experiment, run, { l2 });

/** Table 5 on MNIST, its one setting. */
export const table5Exhibit: Exhibit<TrainingVariant[]> = {
  name: 'T5',
  title: exhibitTitles.T5,
  settings: ['mnist'],
  trainings: (experiment, run) =>
    printed.filter(isVariant).flatMap(({ lambda }) => modelsOf(regularised(experiment, run, lambda))),
  async find(experiment, run) {
    const variants: TrainingVariant[] = [];
    for (const line of printed) {
      const { lambda } = line;
      const own = isVariant(line) ? await trainExperiment(regularised(experiment, run, lambda), run) : experiment;
      const words = { exhibit: 'T5', title: `λ ${lambda}`, fields: { lambda } };
      const found = trainingVariant(own, line, words, variants[0]?.same.selection);
      const { mean, n } = squaredWeights(own.targets);
      const base = { ...baseRow('T5', own), lambda };
      found.rows.push(makeRow(base, { measure: 'sum of squared weights', ...estimateValue(mean, n) }));
      variants.push(found);
    }
    return variants;
  },
  rows: (_, variants) => variants.flatMap(({ rows }) => rows),
  printed: setting =>
    printed.flatMap(line => printedTrainingRows({ exhibit: 'T5', setting, lambda: line.lambda }, line)),
  claims: (_, results) => table5Claims(results.flat()),
};

/**
 * Table 5: the direct attack on MNIST under L2 regularisation. The paper does not write its form down; here λ · Σ w²
 * is added to the mean log loss, over the kernels of all layers, the biases not, and not halved. A row "sum of
 * squared weights" of each λ shows what it does.
 * @example
 * const mnist = { ...profiles.smoke.settings.mnist, references: 6, splits: 3, steps: 60, pool: 200, adversary: 400 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, mnist } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'mnist' }), counts };
 * const { results } = await table5(run);
 * results.map(({ title }) => title); // => ['λ 0', 'λ 0.001', 'λ 0.01']
 */
export async function table5(run: Run): Promise<Table5> {
  const outcome = await runExhibit(table5Exhibit, run);
  return { ...outcome, results: outcome.results.flat() };
}

/** Σ w² over the kernels, as the penalty counts it, over the models. */
function squaredWeights({ architecture, family, models, split: { dataset } }: Experiment['targets']): MeanInterval {
  const shapes = family.shapes(architecture, inputShape(architecture, dataset), dataset.classes.length);
  const isKernel = shapes.map(({ length }) => length > 1); // biases have one dimension
  return meanInterval(
    models.map(({ weights }) =>
      weights.reduce((own, values, i) => own + (isKernel[i] ? values.reduce((square, w) => square + w * w, 0) : 0), 0),
    ),
    { least: 0 },
  );
}
