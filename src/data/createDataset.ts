import { inspect } from 'node:util';
import { checkFunction, checkInteger, checkText, expected } from '../core/check';
import { checkList, checkTexts } from '../core/checkList';
import { checkNames } from '../core/checkNames';
import { count } from '../core/format';
import { checkColumns } from './checkColumns';
import { classSizes, type Dataset } from './dataset';
import { checkDatasetShape } from './datasetShape';
import { countDuplicates } from './duplicates';
import { recordName } from './recordName';

/**
 * A dataset that is checked, prints as one line, and has a note on repeated records where there are any.
 * For data that no loader covers: give the fields of `Dataset`. Throws as `checkDataset` does.
 */
export function createDataset(fields: Dataset): Dataset {
  checkDataset(fields);
  checkTexts('dataset.notes', fields.notes);
  const dataset = { ...fields, notes: [...fields.notes] };
  Object.defineProperty(dataset, inspect.custom, { value: () => describe(dataset), enumerable: false });
  const { records, repeats, distinct } = countDuplicates(dataset);
  if (repeats > 0)
    dataset.notes.push(
      `${count(repeats)} of ${count(records)} records repeat an earlier one: ${count(distinct)} distinct.`,
    );
  return dataset;
}

/** A plain loop: `findIndex` takes a second for the 55 million numbers of MNIST. */
function firstBad(values: Float32Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}

/** Throws a RangeError unless sizes agree, features are finite, and at least two classes occur. Returns the dataset. */
export function checkDataset(dataset: Dataset): Dataset {
  const { features, classes, columns, image } = checkDatasetShape('dataset', dataset);
  checkSourceFields(dataset);
  const bad = firstBad(features.values);
  if (bad >= 0)
    expected(
      `a finite number as feature ${bad % features.width} of ${recordName(dataset, Math.floor(bad / features.width))}`,
      features.values[bad],
      'Float32 ends at 3.4e38: scale such columns.',
    );
  checkColumns(columns, features.width);
  checkNames('classes', classes);
  if (image !== undefined) {
    checkList('dataset.image', image).forEach((side, i) => checkInteger(`dataset.image[${i}]`, side, 1));
    if (image.reduce((product, side) => product * side, 1) !== features.width)
      expected(`an image of ${features.width} pixels`, image.join('×'));
  }
  const sizes = classSizes(dataset);
  if (sizes.filter(size => size > 0).length < 2)
    expected(
      'records of at least two classes',
      classes.filter((_, c) => sizes[c] > 0).join(', '),
      'A model that knows one class has nothing to reveal: load records of the other class too.',
    );
  return dataset;
}

function checkSourceFields({ ids, place, missing, labels }: Dataset): void {
  if (ids !== undefined && checkList('dataset.ids', ids).length !== labels.length)
    expected(`an id for each of ${labels.length} records`, ids.length);
  ids?.forEach((id, i) => checkText(`dataset.ids[${i}]`, id));
  if (place !== undefined) checkFunction('dataset.place', place);
  if (missing !== undefined) checkFunction('dataset.missing', missing);
}

export function describe(dataset: Dataset): string {
  const sizes = classSizes(dataset);
  const classes = dataset.classes.map((name, c) => `${name} (${count(sizes[c])})`);
  const listed = classes.length > 10 ? `${classes.length} classes` : `classes ${classes.join(', ')}`;
  const width = dataset.image?.join('×') ?? dataset.features.width;
  return `Dataset ${dataset.name}: ${count(dataset.labels.length)} records × ${width} features; ${listed}`;
}
