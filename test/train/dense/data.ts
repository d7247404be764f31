import { randomFor } from '../../../src/core/random';
import type { TrainingData } from '../../../src/train/trainer';

/** Random records with labels that can be learned; `density` is the share of values other than 0. */
export function makeData(records: number, width: number, classes: number, density: number): TrainingData {
  const random = randomFor(1, 'data', width, density);
  const features = new Float32Array(records * width).map(() =>
    random.uniform() < density ? 2 * random.uniform() - 1 : 0,
  );
  const plane = Float32Array.from({ length: width }, () => random.normal());
  const labels = Int32Array.from({ length: records }, (_, i) => {
    const side = plane.reduce((sum, w, j) => sum + w * features[i * width + j], 0);
    return side > 0 ? 0 : 1 + random.integer(classes - 1);
  });
  return { features, labels, classes, shape: [width] };
}

/** Bootstrap samples of the records. */
export const makeSamples = (models: number, size: number, records: number): Int32Array[] =>
  Array.from({ length: models }, (_, i) => {
    const random = randomFor(1, 'sample', i);
    return new Int32Array(size + i).map(() => random.integer(records));
  });
