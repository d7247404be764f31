import { checkFields, checkText, expected } from '../core/check';
import { checkList, checkMatrix, checkTexts } from '../core/checkList';
import { rows } from '../core/matrix';
import type { Dataset } from './dataset';

/** Checks that a value is a `Dataset`: what its fields are, and that their sizes agree, but not what they hold. */
export function checkDatasetShape(name: string, dataset: Dataset): Dataset {
  const { features, labels, classes, columns, notes } = checkFields(
    name,
    dataset,
    'a data set',
    ['name', 'features', 'labels', 'classes', 'columns', 'notes'],
    'fromCsv, fromFrame and createDataset make one.',
  );
  checkText(`${name}.name`, dataset.name);
  checkMatrix(`${name}.features`, features);
  if (!(features.values instanceof Float32Array)) expected(`${name}.features in float32`, 'a Float64Array');
  if (!(labels instanceof Int32Array)) expected(`${name}.labels to be an Int32Array`, labels);
  if (rows(features) !== labels.length || labels.length === 0)
    expected(
      'one label for each record, and at least one record and one feature',
      `${labels.length} labels for ${features.values.length} values of width ${features.width}`,
    );
  checkTexts(`${name}.classes`, classes);
  checkList(`${name}.columns`, columns);
  checkList(`${name}.notes`, notes);
  return dataset;
}
