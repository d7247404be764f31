import { targetAccuracies } from './accuracy';
import { type Experiment, eachSetting } from './experiment';
import { ofEstimate } from './ofEstimate';
import { table6 as printed } from './published';
import type { Row } from './row';
import type { Run } from './run';

/**
 * Table 6: accuracy of the target models on the half of the pool they were trained on and, as test data, on the other half
 * (the paper does not say which test data it used). Mean and standard deviation over the targets.
 */
export async function table6(run: Run): Promise<Row[]> {
  const outcomes = await eachSetting(run, experiment => accuracyRows(experiment));
  return outcomes.flatMap(outcome =>
    outcome.skipped === undefined
      ? outcome.value
      : (['train', 'test'] as const).map(part => ({
          exhibit: 'T6',
          setting: outcome.name,
          metric: `${part} accuracy`,
          paper: printed[outcome.name][part].mean,
          ours: null,
          note: `Skipped: ${outcome.skipped}`,
        })),
  );
}

function accuracyRows(experiment: Experiment): Row[] {
  const { name, targets, note } = experiment;
  const found = targetAccuracies(experiment);
  return (['train', 'test'] as const).flatMap(part => {
    const { mean, sd, n } = found[part];
    const base = { exhibit: 'T6', setting: name, steps: targets.architecture.steps, ...(note && { note }) };
    return [
      { ...base, metric: `${part} accuracy`, paper: printed[name][part].mean, ...ofEstimate(mean, n) },
      { ...base, metric: `${part} accuracy, standard deviation`, paper: printed[name][part].sd, ...ofEstimate(sd, n) },
    ];
  });
}
