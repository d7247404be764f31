import type { Dataset } from '../../../src/data/dataset';
import { Records } from '../../../src/data/records';
import { accuracies } from '../../../src/models/logits';
import { type CensusVersion, censusSample } from '../../../src/train/wideAndDeep/censusSample';
import { wideAndDeepLogits } from '../../../src/train/wideAndDeep/wideAndDeepLogits';
import { readFixture } from '../../readFixture';
import { train } from './train';

const trained = 10_000;
/** Where the records of adult.test begin. */
const firstTest = 32_561;

/** Accuracies of some models on what they were trained on, the first records of adult.data, and on adult.test. */
export interface Accuracies {
  train: Float64Array;
  test: Float64Array;
}

/** Those of TensorFlow's estimator, a run a seed. */
export function theirs(version: CensusVersion): Accuracies {
  type Runs = { runs: Record<'train' | 'test', { accuracy: number }>[] };
  const { runs } = readFixture<Record<CensusVersion, Runs>>('train/wideAndDeep', 'censusAccuracy')[version];
  return {
    train: Float64Array.from(runs, run => run.train.accuracy),
    test: Float64Array.from(runs, run => run.test.accuracy),
  };
}

/** Ours, of the seeds from 0 on. */
export async function ours(adult: Dataset, version: CensusVersion, models: number): Promise<Accuracies> {
  const spec = censusSample(adult, version);
  const range = (from: number, to: number) =>
    new Records(
      adult,
      Array.from({ length: to - from }, (_, i) => from + i),
    );
  const sets = { train: range(0, trained), test: range(firstTest, adult.labels.length) };
  const [features, labels] = [sets.train.features().values, sets.train.labels()];
  const data = { features, labels, classes: 2, shape: [adult.features.width] };
  const jobs = Array.from({ length: models }, (_, seed) => ({
    sample: sets.train.indices,
    seedPath: [seed, 'census'] as [number, string],
  }));
  const weights = await train(spec, data, jobs);
  const on = (records: Records) => {
    const values = wideAndDeepLogits(spec, weights, records.features());
    return accuracies({ values, models, records: records.length, classes: 2 }, records.labels());
  };
  return { train: on(sets.train), test: on(sets.test) };
}

/** Mean and standard deviation. */
export function meanOf(values: Float64Array): { mean: number; sd: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) };
}
