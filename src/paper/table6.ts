import { hits } from '../models/logits';
import { eachSetting, type Experiment } from './experiment';
import { table6 as printed } from './published';
import type { Row } from './row';
import type { Run } from './run';

/**
 * Table 6: accuracy of the target models on the half of the pool they were trained on and, as test data, on the other half
 * (the paper does not say which test data it used). Mean and standard deviation over the targets.
 */
export async function table6(run: Run): Promise<Row[]> {
  const outcomes = await eachSetting(run, experiment => accuracyRows(experiment));
  return outcomes.flatMap(outcome => outcome.skipped === undefined ? outcome.value : (['train', 'test'] as const).map(part => ({
    exhibit: 'T6', setting: outcome.name, metric: `${part} accuracy`, paper: printed[outcome.name][part].mean, ours: null, note: `Skipped: ${outcome.skipped}`,
  })));
}

function accuracyRows({ name, split, targets, note }: Experiment): Row[] {
  const right = hits(targets.logits(split.pool), split.pool.labels());
  const values: Record<'train' | 'test', number[]> = { train: [], test: [] };
  targets.models.forEach(({ sample }, m) => {
    const members = new Set(sample);
    const found = { train: 0, test: 0 };
    split.pool.indices.forEach((index, r) => { found[members.has(index) ? 'train' : 'test'] += right[m * split.pool.length + r]; });
    values.train.push(found.train / split.trainingSize);
    values.test.push(found.test / split.trainingSize);
  });
  return (['train', 'test'] as const).flatMap(part => {
    const { mean, sd } = meanAndSd(values[part]);
    const base = { exhibit: 'T6', setting: name, steps: targets.architecture.steps, n: targets.models.length, ...(note && { note }) };
    return [
      { ...base, metric: `${part} accuracy`, paper: printed[name][part].mean, ours: mean },
      { ...base, metric: `${part} accuracy, standard deviation`, paper: printed[name][part].sd, ours: sd },
    ];
  });
}

function meanAndSd(values: number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(square / (values.length - 1)) };
}
