import { hits } from '../models/logits';
import { type MeanInterval, meanInterval } from '../stats/meanInterval';
import type { Experiment } from './experiment';

/** Accuracy of the target models on the half of the pool they were trained on and, as test data, on the other half. Mean and standard deviation, with intervals. */
export function targetAccuracies({
  split,
  targets,
}: Pick<Experiment, 'split' | 'targets'>): Record<'train' | 'test', MeanInterval> {
  const right = hits(targets.logits(split.pool), split.pool.labels());
  const values: Record<'train' | 'test', number[]> = { train: [], test: [] };
  targets.models.forEach(({ sample }, m) => {
    const members = new Set(sample);
    const found = { train: 0, test: 0 };
    split.pool.indices.forEach((index, r) => {
      found[members.has(index) ? 'train' : 'test'] += right[m * split.pool.length + r];
    });
    values.train.push(found.train / split.trainingSize);
    values.test.push(found.test / split.trainingSize);
  });
  const interval = (shares: number[]) => meanInterval(shares, { least: 0, most: 1 });
  return { train: interval(values.train), test: interval(values.test) };
}
