import assert from 'node:assert/strict';
import { randomFor } from '../../src/core/random';
import type { Dataset } from '../../src/data/dataset';
import { type Architecture, inputShape } from '../../src/models/architecture';
import type { Weights } from '../../src/models/weights';
import type { Job } from '../../src/train/layers/job';
import { trainStack } from '../../src/train/layers/trainStack';
import type { TrainingData } from '../../src/train/trainer';

/** A whole dataset as training data. */
export const trainingData = (dataset: Dataset, architecture: Architecture): TrainingData => ({
  features: dataset.features.values,
  labels: dataset.labels,
  classes: dataset.classes.length,
  shape: inputShape(architecture, dataset),
});

/** Jobs on all records of the data; number i has the randomness of model i. */
export const jobs = (data: TrainingData, numbers: number[]): Job[] =>
  numbers.map(i => ({
    sample: Int32Array.from(data.labels.keys()),
    random: purpose => randomFor(3, 'reference', i, purpose),
  }));

/** Models `numbers`, trained together on all records. */
export async function trained(dataset: Dataset, architecture: Architecture, numbers: number[]): Promise<Weights[]> {
  const data = trainingData(dataset, architecture);
  return trainStack(architecture, data, jobs(data, numbers));
}

/** Fails unless all weights of all models agree to within `tolerance`. */
export function assertClose(actual: Weights[], wanted: Weights[], tolerance: number): void {
  assert.deepEqual(
    actual.map(model => model.map(layer => layer.length)),
    wanted.map(model => model.map(layer => layer.length)),
  );
  actual.forEach((model, m) =>
    model.forEach((layer, l) =>
      layer.forEach((value, i) => {
        if (!(Math.abs(value - wanted[m][l][i]) <= tolerance))
          assert.fail(
            `model ${m}, tensor ${l}, value ${i}: ${value}, wanted ${wanted[m][l][i]} to within ${tolerance}`,
          );
      }),
    ),
  );
}
