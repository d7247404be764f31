import { randomFor } from '../../../src/core/random';
import type { TrainingData } from '../../../src/train/trainer';
import type { WideAndDeep } from '../../../src/train/wideAndDeep/wideAndDeep';

/** A small network of every kind of input. */
export const small: WideAndDeep = {
  type: 'wideAndDeep',
  columns: [
    { name: 'colour', start: 0, width: 3, categories: ['blue', 'green', 'red'] },
    { name: 'age', start: 3, width: 1, low: 10, high: 20 },
    { name: 'town', start: 4, width: 5, categories: ['a', 'b', 'c', 'd', 'e'] },
    { name: 'height', start: 9, width: 1, low: 0, high: 2 },
  ],
  wide: [
    { of: [{ column: 'colour' }, { column: 'age', borders: [13, 17] }], rows: [0, 1, 2, 3, 4, 1, 5, 6, 7] },
    { of: [{ column: 'town' }], rows: [0, 1, 2, 3, 4] },
  ],
  embeddings: [
    { of: [{ column: 'town' }], rows: [0, 1, 1, 2, 0] },
    { of: [{ column: 'colour' }], rows: [0, 1, 2] },
  ],
  dimension: 4,
  indicators: ['colour', 'town'],
  numbers: ['age', 'height'],
  hidden: [7, 5],
  rates: { wide: 0.1, deep: 0.02 },
  loss: 'mean',
  batch: 6,
  buffer: 9,
  steps: 25,
};

/** Records for it, whose classes can be learned. */
export function smallRecords(records = 40): TrainingData {
  const random = randomFor(3, 'census', 'small');
  const width = 10;
  const features = new Float32Array(records * width);
  const labels = new Int32Array(records);
  for (let i = 0; i < records; i++) {
    const [colour, age, town] = [3, 11, 5].map(n => random.integer(n));
    const at = i * width;
    features[at + colour] = features[at + 4 + town] = 1;
    features[at + 3] = age / 10;
    features[at + 9] = random.uniform();
    labels[i] = Number(colour + age / 4 + random.normal() > 2.5);
  }
  return { features, labels, shape: [width], classes: 2 };
}
