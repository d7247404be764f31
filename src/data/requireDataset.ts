import { expected } from '../core/check';
import type { Dataset } from './dataset';

/**
 * Checks that an argument is a data set, by its form: its numbers were checked when it was made.
 * @param name of the argument, for messages
 * @throws RangeError otherwise
 */
export function requireDataset(dataset: Dataset, name = 'dataset'): Dataset {
  const { features, labels, classes, columns } = (dataset ?? {}) as Partial<Dataset>;
  if (!features?.values || !(labels instanceof Int32Array) || !Array.isArray(classes) || !Array.isArray(columns))
    expected(`${name} to be a Dataset`, dataset, 'loadCancer(), fromCsv(file) or createDataset({ … }) makes one.');
  return dataset;
}
