import { createDataset } from '../../data/createDataset';
import type { Dataset } from '../../data/dataset';

/**
 * A data set for records of which nothing is known but their classes. Its one feature is the position of the record, so
 * that no two records are alike; it says nothing about them.
 */
export function datasetOf(name: string, labels: Int32Array, classes: readonly string[]): Dataset {
  return createDataset({
    name,
    features: { values: Float32Array.from(labels, (_, i) => i), width: 1 },
    labels,
    classes: [...classes],
    columns: [{ name: 'position', start: 0, width: 1, low: 0, high: 1 }],
    notes: [
      'The records are known by answers about them: the only feature is their position, and says nothing of them.',
    ],
  });
}
