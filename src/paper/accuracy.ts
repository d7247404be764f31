import { hits } from '../models/logits';
import type { Experiment } from './experiment';

/** A mean over the target models, and their standard deviation. */
export interface Spread {
  mean: number;
  sd: number;
}

/** Accuracy of the target models on the half of the pool they were trained on and, as test data, on the other half. */
export function targetAccuracies({ split, targets }: Pick<Experiment, 'split' | 'targets'>): Record<'train' | 'test', Spread> {
  const right = hits(targets.logits(split.pool), split.pool.labels());
  const values: Record<'train' | 'test', number[]> = { train: [], test: [] };
  targets.models.forEach(({ sample }, m) => {
    const members = new Set(sample);
    const found = { train: 0, test: 0 };
    split.pool.indices.forEach((index, r) => { found[members.has(index) ? 'train' : 'test'] += right[m * split.pool.length + r]; });
    values.train.push(found.train / split.trainingSize);
    values.test.push(found.test / split.trainingSize);
  });
  return { train: meanAndSd(values.train), test: meanAndSd(values.test) };
}

function meanAndSd(values: number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(square / (values.length - 1)) };
}
