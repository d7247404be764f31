import { checkFields, checkText, expected } from '../../core/check';
import { checkEach, checkTexts } from '../../core/checkList';
import type { Column, Dataset } from '../../data/dataset';
import { crossBucket, textBucket } from './fingerprint';
import type { Discrete, Lookup, WideAndDeep } from './wideAndDeep';

const versions = {
  january2018: { rates: { wide: 0.005, deep: 0.001 }, loss: 'sum', steps: 5000 },
  june2017: { rates: { wide: 0.2, deep: 0.05 }, loss: 'mean', steps: 1000 },
} as const;

/**
 * How the sample was at a time. From 22 June to 14 December 2017 it averaged losses, with rates 0.2 and 0.05, and was
 * to be trained in 1,000 steps; after that, in January 2018, it summed them, with rates 0.005 and 0.001, and was to be
 * trained in 5,000 steps.
 */
export type CensusVersion = keyof typeof versions;

const indicators = ['workclass', 'education', 'marital-status', 'sex', 'relationship', 'race'];
const numbers = ['age', 'education-num', 'capital-gain', 'capital-loss', 'hours-per-week'];
const hashed = ['native-country', 'occupation'];
const age: Discrete = { column: 'age', borders: [18, 25, 30, 35, 40, 45, 50, 55, 60, 65] };
const races = ['Amer-Indian-Eskimo', 'Asian-Pac-Islander', 'Black', 'Other', 'White'];

/**
 * The classifier of Google's census sample (GoogleCloudPlatform/cloudml-samples, census/estimator; settings of its
 * trainer: 4 hidden layers from 100 units on, each 0.7 of the one before; batches of 40 out of a buffer of 400), for
 * the trainer 'wideAndDeep'. Its weights wide and deep are those of the sample, buckets that share a hash included;
 * buckets that no category falls into are left out. Ftrl without penalties, the sample's optimiser of the wide part,
 * is Adagrad. "?" is a category of workclass, occupation and native-country, as in the sample.
 * @param dataset Adult as `loadAdult` encodes it; fnlwgt is not used
 * @param version default 'january2018'
 * @throws RangeError for columns or classes that are not Adult's
 * @example
 * // As loadAdult() gives them, but for fewer categories.
 * const numbers = ['age', 'education-num', 'capital-gain', 'capital-loss', 'hours-per-week'];
 * const texts = ['workclass', 'education', 'marital-status', 'sex', 'relationship', 'native-country', 'occupation'];
 * const columns = [
 *   ...numbers.map((name, start) => ({ name, start, width: 1, low: 0, high: 99 })),
 *   ...texts.map((name, i) => ({ name, start: 5 + 2 * i, width: 2, categories: ['?', 'Other'] })),
 *   { name: 'race', start: 19, width: 2, categories: ['Black', 'White'] },
 * ];
 * const { hidden, rates, steps } = censusSample({ name: 'adult', columns, classes: ['<=50K', '>50K'] });
 * [hidden, rates.wide, rates.deep, steps]; // => [[100, 70, 48, 34], 0.005, 0.001, 5000]
 */
export function censusSample(
  dataset: Pick<Dataset, 'name' | 'columns' | 'classes'>,
  version: CensusVersion = 'january2018',
): WideAndDeep {
  const { name, columns, classes } = checkFields('dataset', dataset, 'a Dataset', ['name', 'columns', 'classes']);
  checkText('dataset.name', name);
  checkEach('dataset.columns', columns, 'a Column', ['name', 'start', 'width']);
  checkTexts('dataset.classes', classes);
  if (typeof version !== 'string' || !Object.hasOwn(versions, version))
    expected(`version ${Object.keys(versions).join(' or ')}`, version);
  if (`${classes}` !== '<=50K,>50K') expected(`the classes <=50K and >50K of ${name}`, classes.join(', '));
  const find = (wanted: string, isNumber: boolean): Column => {
    const found = columns.find(column => column.name === wanted);
    if (!found || isNumber === Boolean(found.categories))
      expected(
        `a column ${wanted} of ${isNumber ? 'numbers' : 'categories'} in ${name}`,
        found ? 'other values' : 'none',
        'Load Adult by loadAdult().',
      );
    return found;
  };
  const used = [...numbers.map(one => find(one, true)), ...[...indicators, ...hashed].map(one => find(one, false))];
  const strange = find('race', false).categories!.find(race => !races.includes(race));
  if (strange !== undefined) expected(`race to be one of ${races.join(', ')}`, strange);

  /** What a cross hashes: texts with the blank that they have in the file, and positions of keys and intervals. */
  const hashedValues = ({ column, borders }: Discrete): (string | number)[] =>
    borders
      ? [...borders.keys(), borders.length]
      : find(column, false).categories!.map(text => (column === 'race' ? races.indexOf(text) : ` ${text}`));
  const own = (column: string): Lookup => ({
    of: [{ column }],
    rows: find(column, false).categories!.map((_, i) => i),
  });
  const inBuckets = (column: string): Lookup => ({
    of: [{ column }],
    rows: compact(find(column, false).categories!.map(text => textBucket(` ${text}`, 100))),
  });
  const crossed = (of: Discrete[], buckets: number): Lookup => ({
    of,
    rows: compact(combinations(of.map(hashedValues)).map(values => crossBucket(values, buckets))),
  });
  const [education, occupation, race, country] = ['education', 'occupation', 'race', 'native-country'].map(column => ({
    column,
  }));
  return {
    type: 'wideAndDeep',
    columns: used,
    wide: [
      crossed([education, occupation], 1e4),
      crossed([age, race, occupation], 1e6),
      crossed([country, occupation], 1e4),
      ...['sex', 'education', 'workclass', 'marital-status', 'relationship'].map(own),
      ...hashed.map(inBuckets),
      { of: [age], rows: hashedValues(age) as number[] },
    ],
    embeddings: hashed.map(inBuckets),
    dimension: 8,
    indicators,
    numbers,
    hidden: [100, 70, 48, 34],
    batch: 40,
    buffer: 400,
    ...versions[version],
  };
}

/** All choices of one value from each list, the last changing fastest. */
const combinations = <T>(lists: T[][]): T[][] =>
  lists.reduce<T[][]>((found, list) => found.flatMap(before => list.map(value => [...before, value])), [[]]);

/** Numbers each bucket by its first appearance. */
function compact(buckets: number[]): number[] {
  const rows = new Map<number, number>();
  for (const bucket of buckets) if (!rows.has(bucket)) rows.set(bucket, rows.size);
  return buckets.map(bucket => rows.get(bucket)!);
}
