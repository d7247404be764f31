import { checkCount, checkNumber, checkSeed, checkSize, expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { checkPosition } from '../../core/checkPositions';
import { type Matrix, row } from '../../core/matrix';
import { type Random, randomFor } from '../../core/random';
import { checkColumns } from '../../data/checkColumns';
import type { Dataset } from '../../data/dataset';
import { checkDatasetShape } from '../../data/datasetShape';
import { clipToValid } from './clipToValid';

/** How many random queries are made, and from which seed. */
export interface RandomQueryOptions {
  /** By default 5,000, the paper's. */
  count?: number;
  /** By default 1. */
  seed?: number;
}

export interface NoisyQueryOptions extends RandomQueryOptions {
  /**
   * Standard deviation of the noise, as a share of each feature's range. Default 0.5: the paper only shows that it is
   * large.
   */
  sigma?: number;
}

const randomNames: Names<RandomQueryOptions> = { count: true, seed: true };
const noisyNames: Names<NoisyQueryOptions> = { ...randomNames, sigma: true };

/** Queries, `[count × features]`. */
export type Queries = Matrix & { values: Float32Array };

/**
 * Random queries for a record, made as the paper does (4.5, step 1): noise on the record for images, whose space is too
 * large to hit anything in it by chance, and uniform in the whole space for all other data, where they are the same for
 * every record.
 * @param index of the record in the dataset
 * @throws RangeError as `noisyQueries` and `uniformQueries` do
 * @example
 * const { values, width } = randomQueries(makeToy({ records: 60 }), 59, { count: 10 });
 * [values.length / width, width]; // => [10, 2]
 */
export function randomQueries(dataset: Dataset, index: number, options: NoisyQueryOptions = {}): Queries {
  check('randomQueries', dataset, options, noisyNames);
  checkPosition('index', index, dataset.labels.length);
  const { count, seed } = options;
  return dataset.image ? noisyQueries(dataset, index, options) : uniformQueries(dataset, { count, seed });
}

/**
 * Queries spread evenly over the valid input space: each number uniform between its least and its greatest value in the
 * data, and not rounded to whole ones, and each one-hot block a category, all equally often.
 * @throws RangeError for a count that is not a whole number from 1 to a million, or a seed that is not one of at
 *   least 0
 */
export function uniformQueries(dataset: Dataset, options: RandomQueryOptions = {}): Queries {
  check('uniformQueries', dataset, options, randomNames);
  const { count = 5000, seed = 1 } = options;
  return draw(
    dataset,
    count,
    randomFor(seed, 'query', 'uniform'),
    (_, low, high, random) => low + (high - low) * random.uniform(),
  );
}

/**
 * Queries around a record: Gaussian noise on each feature, clipped to its range in the data. Of a one-hot block the
 * category that is largest with the noise is taken.
 * @param index of the record in the dataset
 * @throws RangeError for an index outside the dataset, a sigma outside [0, 1000], or as `uniformQueries` does
 */
export function noisyQueries(dataset: Dataset, index: number, options: NoisyQueryOptions = {}): Queries {
  check('noisyQueries', dataset, options, noisyNames);
  const { count = 5000, seed = 1, sigma = 0.5 } = options;
  checkNumber('sigma', sigma, 0, 1000, 'It is a share of the range.');
  checkPosition('index', index, dataset.labels.length);
  const record = row(dataset.features, index);
  const bad = record.findIndex(value => !Number.isFinite(value));
  if (bad >= 0) expected(`a finite number as feature ${bad} of record ${index}`, record[bad]);
  return draw(
    dataset,
    count,
    randomFor(seed, 'query', 'noise', index),
    (feature, low, high, random) => record[feature] + sigma * (high - low) * random.normal(),
  );
}

function check<Options extends RandomQueryOptions>(
  of: string,
  dataset: Dataset,
  options: Options,
  names: Names<Options>,
): void {
  checkDatasetShape('dataset', dataset);
  checkColumns(dataset.columns, dataset.features.width);
  checkOptions(of, options, names);
  const { count = 5000, seed = 1 } = options;
  checkSeed(seed);
  checkSize('queries', checkCount('count', count, 1, 1e6), dataset.features.width);
}

type Draw = (feature: number, low: number, high: number, random: Random) => number;

/**
 * Draws each feature, then makes valid what came out: numbers clipped, and in each one-hot block 1 for the largest, 0
 * for the rest.
 */
function draw(dataset: Dataset, count: number, random: Random, one: Draw): Queries {
  const { width } = dataset.features;
  const { low, high } = clipToValid(dataset);
  const values = new Float32Array(count * width);
  for (let at = 0; at < values.length; at += width) {
    for (let j = 0; j < width; j++) values[at + j] = one(j, low[j], high[j], random);
    for (const { start, width, categories } of dataset.columns) {
      const block = values.subarray(at + start, at + start + width);
      if (!categories)
        block.forEach((value, j) => {
          block[j] = Math.min(high[start + j], Math.max(low[start + j], value));
        });
      else {
        const largest = block.indexOf(block.reduce((a, b) => Math.max(a, b)));
        block.fill(0);
        block[largest] = 1;
      }
    }
  }
  return { values, width };
}
